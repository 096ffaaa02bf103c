/** What services send us, and how they prove that it is they who send it. */
@NullMarked
package genkan.sso.client;

import org.jspecify.annotations.NullMarked;
