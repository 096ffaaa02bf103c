/** A service sends a member's browser: what it asks for, whether the member goes on, and with which answer. */
@NullMarked
package genkan.sso.authorization;

import org.jspecify.annotations.NullMarked;
