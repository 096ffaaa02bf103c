/** What a member proves to be themselves with: passwords, how they are kept and what goes wrong in typing them. */
@NullMarked
package genkan.credential;

import org.jspecify.annotations.NullMarked;
