package genkan.help;

import genkan.help.article.Article;
import genkan.help.article.Articles;
import genkan.help.feedback.Feedback;
import genkan.help.feedback.Reading;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.service.Services;
import genkan.web.Languages;
import genkan.web.Pages;
import genkan.web.Target;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;

/** The help pages; open to everybody and the same for everybody. */
@Controller
class HelpController {

    /** "An error is displayed when signing in": the four causes and the box about SS503 (R005 to R083). */
    private static final String SIGN_IN_ERROR = "sign-in-error";

    private final Services services;
    private final Articles articles;
    private final Reading reading;
    private final Feedback feedback;
    private final Pages pages;
    private final LocaleResolver language;

    HelpController(
            Services services,
            Articles articles,
            Reading reading,
            Feedback feedback,
            Pages pages,
            LocaleResolver language) {
        this.services = services;
        this.articles = articles;
        this.reading = reading;
        this.feedback = feedback;
        this.pages = pages;
        this.language = language;
    }

    @GetMapping("/help")
    View causes(
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return article(SIGN_IN_ERROR, to, request, response);
    }

    @GetMapping("/help/articles/{name}")
    View article(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return begun(name, request, response)
                .map(article -> pages.show(new ArticlePage(
                        name, Target.of(to), browser(request), articles, feedback.of(article, request))))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * The article of one code.
     *
     * @param shown a code as members read it off a page, such as {@code SS401-W} or {@code WM500-C}
     */
    @GetMapping("/help/codes/{shown}")
    View code(
            @PathVariable String shown,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return reason(shown)
                .flatMap(reason -> begun(CodePage.articleOf(reason.code()), request, response)
                        .map(article -> pages.show(new CodePage(
                                reason, Target.of(to), browser(request), articles, feedback.of(article, request)))))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The article, if there is one, of which is noted that somebody reads it. */
    private Optional<Article> begun(String name, HttpServletRequest request, HttpServletResponse response) {
        var found = articles.find(name, Languages.nearest(language.resolveLocale(request)));
        found.ifPresent(article -> reading.begun(article, request, response));
        return found;
    }

    private Optional<Reason> reason(String shown) {
        return Code.read(shown)
                .map(code ->
                        code.ofService() ? Reason.ofService(code, shown.replace(code.code(), "")) : Reason.of(code))
                .filter(reason -> reason.prefix().isEmpty() || isService(reason.prefix()));
    }

    private static String browser(HttpServletRequest request) {
        return ReadersBrowser.of(request.getHeader(HttpHeaders.USER_AGENT));
    }

    private boolean isService(String prefix) {
        return services.all().stream().anyMatch(service -> service.prefix().equals(prefix));
    }
}
