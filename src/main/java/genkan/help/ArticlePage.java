package genkan.help;

import genkan.help.article.Article;
import genkan.help.article.ArticleHtml;
import genkan.help.article.Articles;
import genkan.help.feedback.Vote;
import genkan.web.Layout;
import genkan.web.Page;
import genkan.web.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An article of its own.
 *
 * @param name in every language the same
 * @param target the page that the reader wanted; each cause ends in a link that tries again
 * @param browser which the reader has, such as {@code edge}; empty if it is another
 * @param vote the reader's
 */
public record ArticlePage(String name, Target target, String browser, Articles articles, Optional<Vote> vote)
        implements Page {

    public String title(Layout layout) {
        return article(layout).title();
    }

    public String html(Layout layout) {
        return new ArticleHtml(articles, layout, target, browser).of(article(layout));
    }

    /** Every other article that is not a code's. */
    public List<Article> others(Layout layout) {
        return articles.in(layout.locale()).stream()
                .filter(article -> !article.title().isEmpty() && !article.name().equals(name))
                .sorted(Comparator.comparing(Article::name))
                .toList();
    }

    public Article article(Layout layout) {
        return articles.find(name, layout.locale()).orElseThrow();
    }

    @Override
    public String template() {
        return "help/article.jte";
    }

    @Override
    public String titleKey() {
        return "help.title";
    }
}
