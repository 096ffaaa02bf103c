package genkan.help.search;

/**
 * A passage of an article that answers what was typed.
 *
 * @param article its name, such as {@code sign-in-error} or {@code codes/SS503}
 * @param section the anchor of the passage in the article; empty at its beginning
 * @param title of the section, or of the article at its beginning; like the excerpt with the article's placeholders
 * @param excerpt plain text around what matched
 * @param score as Lucene counts it: good for comparing passages in one language, and no probability
 */
public record Found(String article, String section, String title, String excerpt, double score) {}
