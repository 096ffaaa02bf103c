/** The application itself: where it starts, and the modules below it. */
@NullMarked
package genkan;

import org.jspecify.annotations.NullMarked;
