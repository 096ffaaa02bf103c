/** Whether help helps: the readers' votes, and what they do soon after they have read an article. */
@NullMarked
package genkan.help.feedback;

import org.jspecify.annotations.NullMarked;
