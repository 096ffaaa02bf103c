/** Passwords as other systems have hashed them: how they are written, computed again, and what they cost. */
@NullMarked
package genkan.credential.foreign;

import org.jspecify.annotations.NullMarked;
