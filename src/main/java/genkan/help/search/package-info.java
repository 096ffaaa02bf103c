/** Finds the passage of an article that answers what a member typed, in the member's own words. */
@NullMarked
package genkan.help.search;

import org.jspecify.annotations.NullMarked;
