package genkan.help.feedback;

import genkan.help.article.Article;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The readers' votes, one of each reader for each version of an article. */
@Repository
public class Votes {

    /** More tell nothing new, and nobody fills the table by voting. */
    private static final int MOST_OF_A_VERSION = 10_000;

    private final JdbcClient db;
    private final Clock clock;

    Votes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Votes, or changes the vote. */
    void cast(String reader, Article article, Vote vote) {
        db.sql("""
                insert into article_vote (article, language, version, reader, helpful, why, voted_at)
                select :article, :language, :version, :reader, :helpful, :why, :now
                 where exists (select 1
                                 from article_vote
                                where article = :article and language = :language and version = :version
                                  and reader = :reader)
                    or (select count(*)
                          from article_vote
                         where article = :article and language = :language and version = :version) < :most
                    on conflict (article, language, version, reader)
                    do update set helpful = excluded.helpful, why = excluded.why, voted_at = excluded.voted_at
                """)
                .param("article", article.name())
                .param("language", article.locale().getLanguage())
                .param("version", article.version())
                .param("reader", reader)
                .param("helpful", vote.helpful())
                .param("why", vote.why().map(Vote.Why::name).orElse(null))
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST_OF_A_VERSION)
                .update();
    }

    /** What the reader has said of this version. */
    Optional<Vote> of(String reader, Article article) {
        return db.sql("""
                        select helpful, why
                          from article_vote
                         where article = :article and language = :language and version = :version and reader = :reader
                        """)
                .param("article", article.name())
                .param("language", article.locale().getLanguage())
                .param("version", article.version())
                .param("reader", reader)
                .query((row, _) -> new Vote(
                        row.getBoolean("helpful"),
                        Optional.ofNullable(row.getString("why")).map(Vote.Why::valueOf)))
                .optional();
    }
}
