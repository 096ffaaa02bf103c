package genkan.help.search;

import static java.util.stream.Collectors.joining;

import genkan.help.article.Article;
import genkan.help.article.Articles;
import genkan.help.article.Container;
import genkan.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Takes an article apart into the passages that can answer a question, with the parts that it includes. */
final class Passages {

    private static final String CODES = "codes/";

    private final Articles articles;
    private final Texts texts;

    Passages(Articles articles, Texts texts) {
        this.articles = articles;
        this.texts = texts;
    }

    List<Passage> of(Article article) {
        var read = new ArrayList<Draft>();
        var title = title(article);
        var beginning = new Draft("", title);
        read.add(beginning);
        new Reader(article, read).readInside(article.text(), beginning);
        return read.stream().map(draft -> passage(article, title, draft)).toList();
    }

    private Passage passage(Article article, String title, Draft draft) {
        var begins = draft.section.isEmpty();
        return new Passage(
                article.name(),
                draft.section,
                draft.title,
                title,
                begins ? String.join("\n", article.words()) : "",
                begins ? draft.headings + said(article) : draft.headings.toString(),
                draft.text.toString().strip(),
                begins ? code(article) : "");
    }

    private String title(Article article) {
        return article.title().isEmpty()
                ? texts.text(article.locale(), "reason." + code(article) + ".title", Map.of())
                : article.title();
    }

    private static String code(Article article) {
        return article.name().startsWith(CODES) ? article.name().substring(CODES.length()) : "";
    }

    /** What pages say when they show the code, since members copy it. */
    private String said(Article article) {
        var code = code(article);
        if (code.isEmpty()) {
            return "";
        }
        return texts.keys(article.locale()).stream()
                .filter(key -> key.matches("reason\\.([A-Z]{2})?" + code + "\\.(.*\\.)?text"))
                .sorted()
                .map(key -> texts.text(article.locale(), key, Map.of()))
                .distinct()
                .collect(joining("\n"));
    }

    /** A passage that is being read. */
    private static final class Draft {

        private final String section;
        private final String title;
        private final StringBuilder headings = new StringBuilder();
        private final StringBuilder text = new StringBuilder();

        Draft(String section, String title) {
            this.section = section;
            this.title = title;
        }
    }

    /** Goes through an article from its first line to its last. */
    private final class Reader {

        private final Article article;
        private final List<Draft> read;

        Reader(Article article, List<Draft> read) {
            this.article = article;
            this.read = read;
        }

        void readInside(Node node, Draft into) {
            for (var inner = node.getFirstChild(); inner != null; inner = inner.getNext()) {
                read(inner, into);
            }
        }

        private void read(Node node, Draft into) {
            switch (node) {
                case Container container -> read(container, into);
                case CustomBlock block -> readInside(block, into);
                case Heading heading -> {
                    var title = new Draft("", "");
                    readInside(heading, title);
                    into.headings.append(title.text.toString().strip()).append('\n');
                }
                case Text words -> into.text.append(words.getLiteral());
                case Code words -> into.text.append(words.getLiteral());
                // Its words are for whoever cannot see it.
                case Image _ -> {}
                case SoftLineBreak _ -> into.text.append(' ');
                default -> {
                    readInside(node, into);
                    if (node instanceof Block) {
                        into.text.append('\n');
                    }
                }
            }
        }

        private void read(Container container, Draft into) {
            switch (container.kind()) {
                case CAUSE, SECTION -> begin(container.name(), container.title(), container);
                // "Microsoft Edge" alone would not say what is done there.
                case BROWSER -> begin(container.name(), into.title + " - " + container.title(), container);
                case INCLUDE ->
                    articles.part(container.name(), article.locale()).ifPresent(part -> readInside(part.text(), into));
                case REFERENCE, CAUTION -> {
                    into.headings.append(container.title()).append('\n');
                    readInside(container, into);
                }
                case STEPS, NOTE -> readInside(container, into);
                // They are said again by the causes themselves.
                case CAUSES -> {}
            }
        }

        private void begin(String section, String title, Container container) {
            var draft = new Draft(section, title);
            read.add(draft);
            readInside(container, draft);
        }
    }
}
