/** What proves a member: the password, how it is hashed and verified, and how much of that is done at a time. */
@NullMarked
package genkan.credential;

import org.jspecify.annotations.NullMarked;
