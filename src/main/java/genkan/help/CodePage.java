package genkan.help;

import genkan.help.article.Article;
import genkan.help.article.ArticleHtml;
import genkan.help.article.Articles;
import genkan.help.feedback.Vote;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.Layout;
import genkan.web.Page;
import genkan.web.Target;
import java.util.Optional;

/**
 * The article of one code: what it means and what to do, step by step.
 *
 * @param reason the code without the facts of any attempt
 * @param target the page that the member wanted
 * @param browser which the reader has, such as {@code edge}; empty if it is another
 * @param vote the reader's
 */
public record CodePage(Reason reason, Target target, String browser, Articles articles, Optional<Vote> vote)
        implements Page {

    /** The name of a code's article. */
    static String articleOf(Code code) {
        return "codes/" + code.code();
    }

    public String html(Layout layout) {
        return new ArticleHtml(articles, layout, target, browser).of(article(layout));
    }

    public Article article(Layout layout) {
        return articles.find(articleOf(reason.code()), layout.locale()).orElseThrow();
    }

    @Override
    public String template() {
        return "help/code.jte";
    }

    @Override
    public String titleKey() {
        return "help.title";
    }
}
