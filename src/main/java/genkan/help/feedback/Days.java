package genkan.help.feedback;

import genkan.help.article.Article;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** How often articles are read each day, and what came of it; collected here, and written down every few seconds. */
@Repository
class Days {

    private final JdbcClient db;
    private final Clock clock;
    private final Map<Key, Counts> collected = new ConcurrentHashMap<>();

    Days(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Key(String article, String language, String version, LocalDate day) {}

    private record Counts(int views, int solved, int contacted) {

        private Counts and(Counts more) {
            return new Counts(views + more.views, solved + more.solved, contacted + more.contacted);
        }
    }

    void viewed(Article article) {
        count(article, new Counts(1, 0, 0));
    }

    void solved(Article article) {
        count(article, new Counts(0, 1, 0));
    }

    void contacted(Article article) {
        count(article, new Counts(0, 0, 1));
    }

    private void count(Article article, Counts more) {
        var day = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var key = new Key(article.name(), article.locale().getLanguage(), article.version(), day);
        collected.merge(key, more, Counts::and);
    }

    @PreDestroy
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void writeDown() {
        for (var key : List.copyOf(collected.keySet())) {
            var counts = collected.remove(key);
            if (counts != null) {
                add(key, counts);
            }
        }
    }

    private void add(Key key, Counts counts) {
        db.sql("""
                insert into article_day (article, language, version, day, views, solved, contacted)
                values (:article, :language, :version, :day, :views, :solved, :contacted)
                    on conflict (article, language, version, day)
                    do update set views = article_day.views + excluded.views,
                                  solved = article_day.solved + excluded.solved,
                                  contacted = article_day.contacted + excluded.contacted
                """)
                .param("article", key.article())
                .param("language", key.language())
                .param("version", key.version())
                .param("day", key.day())
                .param("views", counts.views())
                .param("solved", counts.solved())
                .param("contacted", counts.contacted())
                .update();
    }
}
