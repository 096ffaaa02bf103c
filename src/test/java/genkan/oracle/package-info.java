/** Two worlds that differ only in what nobody may learn, and the proof that nobody can tell them apart. */
@NullMarked
package genkan.oracle;

import org.jspecify.annotations.NullMarked;
