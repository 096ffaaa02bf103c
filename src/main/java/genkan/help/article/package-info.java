/** Help articles as editors write them (docs/articles.md), and as a reader sees them. */
@NullMarked
package genkan.help.article;

import org.jspecify.annotations.NullMarked;
