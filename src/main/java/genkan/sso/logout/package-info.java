/** The end of a session: services that ask for it, and services that are told of it. */
@NullMarked
package genkan.sso.logout;

import org.jspecify.annotations.NullMarked;
