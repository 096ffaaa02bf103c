package genkan.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;

/** Turns a {@link Page} into the HTML that a browser gets. */
@Component
public class Pages {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Texts texts;
    private final OwnWords ownWords;
    private final Operator operator;
    private final Assets assets;
    private final ContentPolicy policy;
    private final LocaleResolver language;

    Pages(
            Texts texts,
            OwnWords ownWords,
            Operator operator,
            Assets assets,
            ContentPolicy policy,
            LocaleResolver language) {
        this.texts = texts;
        this.ownWords = ownWords;
        this.operator = operator;
        this.assets = assets;
        this.policy = policy;
        this.language = language;
    }

    public View show(Page page) {
        return new View() {
            @Override
            public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                send(page, request, response);
            }

            // Without it Boot's content negotiation skips the view and answers 200 with an empty body.
            @Override
            public String getContentType() {
                return "text/html";
            }
        };
    }

    /** For filters and handlers, which answer without a controller. */
    public void send(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var html = new Utf8ByteOutput();
        templates.render(page.template(), Map.of("page", page, "layout", layout(request)), html);
        response.setStatus(page.status());
        policy.letFormsLeadTo(page.formsMayLeadTo(), request);
        if (page instanceof FormPage form) {
            tellPrograms(form, response);
        }
        if (page.keptForBackButton() && viewer() == null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(html.getContentLength());
        html.writeTo(response.getOutputStream());
    }

    /** SS503 and SY503-B tell programs what they tell people. */
    private static void tellPrograms(FormPage form, HttpServletResponse response) {
        form.reasons().stream()
                .flatMap(reason -> reason.retryAfter().stream())
                .findFirst()
                .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds())));
    }

    private Layout layout(HttpServletRequest request) {
        return new Layout(
                Languages.nearest(language.resolveLocale(request)),
                texts,
                ownWords,
                operator,
                Target.pathOf(request),
                request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "",
                policy.nonce(request),
                Trace.of(request),
                assets.folder(),
                viewer());
    }

    private static @Nullable Viewer viewer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer ? viewer : null;
    }
}
