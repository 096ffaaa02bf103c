/** What proves a member: passwords, what goes wrong in typing them, how they are hashed and verified. */
@NullMarked
package genkan.credential;

import org.jspecify.annotations.NullMarked;
