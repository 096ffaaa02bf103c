package genkan.help.search;

import genkan.help.article.Article;
import genkan.help.article.ArticleHtml;
import genkan.help.article.Container;
import genkan.help.article.Container.Kind;
import genkan.web.Layout;
import genkan.web.Page;
import genkan.web.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found, or what else there is to do.
 *
 * @param typed as far as it was read
 * @param target the page that the member wanted
 * @param signInError the article about the causes that there are
 * @param personal whether there is something in it that nobody should type here
 * @param alone whether the results are sent without the page around them, for the script to put in
 */
public record SearchPage(
        String typed,
        Target target,
        List<Found> found,
        Marks marks,
        Article signInError,
        boolean personal,
        boolean alone)
        implements Page {

    /** A cause of not being able to sign in, as a link. */
    public record Cause(String address, String title) {}

    public String address(Found found) {
        var path = found.article().startsWith("codes/") ? "/help/" : "/help/articles/";
        var section = found.section().isEmpty() ? "" : "#" + found.section();
        return target.addedTo(path + found.article() + section);
    }

    public List<Piece> pieces(Layout layout, String text) {
        return marks.pieces(filled(layout, text));
    }

    public List<Cause> causes(Layout layout) {
        var causes = new ArrayList<Cause>();
        for (var node = signInError.text().getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Container container && container.kind() == Kind.CAUSE) {
                var address = target.addedTo("/help/articles/" + signInError.name() + "#" + container.name());
                causes.add(new Cause(address, filled(layout, container.title())));
            }
        }
        return causes;
    }

    /** What is announced as well as shown. */
    public String told(Layout layout) {
        if (typed.isEmpty()) {
            return "";
        }
        return found.isEmpty()
                ? layout.text("help.search.nothing")
                : layout.text("help.search.count", "n", String.valueOf(found.size()));
    }

    private static String filled(Layout layout, String text) {
        return layout.filled(text, ArticleHtml.facts(layout));
    }

    @Override
    public String template() {
        return alone ? "help/search-results.jte" : "help/search.jte";
    }

    @Override
    public String titleKey() {
        return "help.search.title";
    }
}
