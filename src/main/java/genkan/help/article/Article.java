package genkan.help.article;

import java.util.List;
import java.util.Locale;
import org.commonmark.node.Node;

/**
 * A help article in one language, as an editor wrote it.
 *
 * @param name of its file below {@code help/<language>/}, such as {@code sign-in-error} or {@code codes/SS503}
 * @param title the question or the symptom; of a code's article, empty: the catalogue has it
 * @param words how members say it: it is found by them, and they are shown nowhere
 * @param version changes with the file; what members vote on
 */
public record Article(String name, Locale locale, String title, List<String> words, String version, Node text) {}
