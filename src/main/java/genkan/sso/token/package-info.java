/** What services are granted: codes on their way, tokens, and what they open. */
@NullMarked
package genkan.sso.token;

import org.jspecify.annotations.NullMarked;
