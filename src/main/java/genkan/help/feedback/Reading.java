package genkan.help.feedback;

import genkan.help.article.Article;
import genkan.help.article.Articles;
import genkan.web.Cookies;
import genkan.web.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Sees that somebody reads an article, and what comes of it. The browser keeps for a few minutes what was read last; we do
 * not, and so know of no reader what he has read.
 */
@Component
public class Reading implements HandlerInterceptor {

    private static final String COOKIE = "genkan-read";

    /** Whoever is in by then was helped by the article, if by anything. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private static final char BETWEEN = '~';

    private final Days days;
    private final Articles articles;
    private final Cookies cookies;
    private final Viewers viewers;

    Reading(Days days, Articles articles, Cookies cookies, Viewers viewers) {
        this.days = days;
        this.articles = articles;
        this.cookies = cookies;
        this.viewers = viewers;
    }

    /** An article is shown. Whoever is signed in has nothing to solve. */
    public void begun(Article article, HttpServletRequest request, HttpServletResponse response) {
        days.viewed(article);
        if (viewers.viewer(request).isEmpty()) {
            var read = article.locale().getLanguage() + BETWEEN + article.name().replace('/', '.');
            cookies.keep(response, COOKIE, read, SOON);
        }
    }

    /** The reader asks a person. */
    public void contacted(HttpServletRequest request) {
        lastRead(request).ifPresent(days::contacted);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        lastRead(request).filter(_ -> viewers.viewer(request).isPresent()).ifPresent(article -> {
            days.solved(article);
            cookies.forget(response, COOKIE);
        });
        return true;
    }

    private Optional<Article> lastRead(HttpServletRequest request) {
        return cookies.read(request, COOKIE)
                .map(read -> read.split(String.valueOf(BETWEEN), 2))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> articles.find(parts[1].replace('.', '/'), Locale.of(parts[0])));
    }
}
