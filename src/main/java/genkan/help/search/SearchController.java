package genkan.help.search;

import genkan.help.PersonalData;
import genkan.help.article.Articles;
import genkan.web.Languages;
import genkan.web.Pages;
import genkan.web.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The search of the help pages; it answers the same to everybody. */
@Controller
class SearchController {

    private static final String SIGN_IN_ERROR = "sign-in-error";

    private final Search search;
    private final Articles articles;
    private final FoundNothing foundNothing;
    private final Pages pages;

    SearchController(Search search, Articles articles, FoundNothing foundNothing, Pages pages) {
        this.search = search;
        this.articles = articles;
        this.foundNothing = foundNothing;
        this.pages = pages;
    }

    /**
     * What answers the words typed.
     *
     * @param only {@code results} for the script that shows them while somebody types
     */
    @GetMapping("/help/search")
    View search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "") String only,
            Locale asked) {
        var locale = Languages.nearest(asked);
        var typed = Typed.of(q);
        var alone = only.equals("results");
        var found = search.find(typed.text(), locale);
        if (found.isEmpty() && !alone) {
            foundNothing.count(typed, locale);
        }
        return pages.show(new SearchPage(
                typed.text(),
                Target.of(to),
                found,
                search.marks(typed.text(), locale),
                articles.find(SIGN_IN_ERROR, locale).orElseThrow(),
                !PersonalData.in(typed.text()).isEmpty(),
                alone));
    }
}
