package genkan.help.search;

import genkan.help.article.Articles;
import genkan.web.Languages;
import genkan.web.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Finds what answers a member's words; the articles of codes among them come first. */
@Component
public final class Search {

    private static final int MOST_ARTICLES = 10;
    private static final int MOST_PASSAGES = 20;

    private final Articles articles;
    private final Texts texts;
    private final Map<Locale, Index> indexes = new ConcurrentHashMap<>();

    public Search(Articles articles, Texts texts) {
        this.articles = articles;
        this.texts = texts;
    }

    /** The articles that answer, best first, each by its best passage. */
    public List<Found> find(String typed, Locale locale) {
        var read = Typed.of(typed);
        return read.isBlank() ? List.of() : index(locale).articles(read, MOST_ARTICLES);
    }

    /** The passages that answer, best first; of an article, there may be several. */
    public List<Found> passages(String typed, Locale locale) {
        var read = Typed.of(typed);
        return read.isBlank() ? List.of() : index(locale).passages(read, MOST_PASSAGES);
    }

    /** Marks what was asked for in the titles and excerpts that are shown. */
    public Marks marks(String typed, Locale locale) {
        return index(locale).marks(Typed.of(typed));
    }

    /** Reading the dictionary takes a second, which nobody who starts Genkan has to wait. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        Thread.ofPlatform().daemon().name("help-search").start(() -> Languages.ALL.forEach(this::index));
    }

    private Index index(Locale asked) {
        var locale = Languages.nearest(asked);
        var read = articles.in(locale);
        var known = indexes.get(locale);
        return known != null && known.isOf(read)
                ? known
                : indexes.compute(
                        locale,
                        (_, other) ->
                                other != null && other.isOf(read) ? other : Index.of(read, articles, texts, locale));
    }
}
