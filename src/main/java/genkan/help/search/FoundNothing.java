package genkan.help.search;

import genkan.help.PersonalData;
import genkan.web.Languages;
import genkan.web.Operator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * What members looked for in vain, for those who write articles: how often on each day, and nothing about who. Whatever
 * looks personal is not written down at all.
 */
@Repository
class FoundNothing {

    private static final Period KEPT = Period.ofDays(90);

    private static final int LONGEST = 60;

    /** Of one day in one language, so that nobody can fill the disk with invented words. */
    private static final int MOST = 1_000;

    private final JdbcClient db;
    private final Operator operator;
    private final Clock clock;

    FoundNothing(JdbcClient db, Operator operator, Clock clock) {
        this.db = db;
        this.operator = operator;
        this.clock = clock;
    }

    void count(Typed typed, Locale locale) {
        var words = Typed.cut(typed.plain(), LONGEST).strip();
        if (words.isEmpty() || isPersonal(typed.text()) || isPersonal(words)) {
            return;
        }
        db.sql("""
                        insert into search_found_nothing (day, language, words, times)
                        select :day, :language, :words, 1
                         where :most > (select count(*) from search_found_nothing where day = :day and language = :language)
                            or exists (select 1
                                         from search_found_nothing
                                        where day = :day
                                          and language = :language
                                          and words = :words)
                            on conflict (day, language, words) do update set times = search_found_nothing.times + 1
                        """)
                .param("day", today())
                .param("language", Languages.nearest(locale).getLanguage())
                .param("words", words)
                .param("most", MOST)
                .update();
    }

    @Scheduled(cron = "0 25 4 * * *")
    int sweep() {
        return db.sql("delete from search_found_nothing where day < :old")
                .param("old", today().minus(KEPT))
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), operator.zone());
    }

    private static boolean isPersonal(String text) {
        return !PersonalData.in(text).isEmpty();
    }
}
