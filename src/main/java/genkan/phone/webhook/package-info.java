/** Calls that a telephone company tells over HTTP, as programmable voice and exchanges of one's own do. */
@NullMarked
package genkan.phone.webhook;

import org.jspecify.annotations.NullMarked;
