package genkan.passkey;

import genkan.passkey.Challenges.Challenge;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The challenges that a passkey has answered: none is good twice, on all nodes together. */
@Repository
class SpentChallenges {

    private final JdbcClient db;
    private final Clock clock;

    SpentChallenges(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Spends a challenge, once its answer is known to be sound. Returns whether it was not spent before. */
    boolean spend(Challenge challenge) {
        return db.sql("""
                        insert into spent_challenge (challenge, expires_at)
                        values (:challenge, :until)
                            on conflict (challenge) do nothing
                        """)
                        .param("challenge", challenge.bytes().getBytes())
                        .param("until", Timestamp.from(challenge.until()))
                        .update()
                == 1;
    }

    @Scheduled(cron = "40 * * * * *")
    int sweep() {
        return db.sql("delete from spent_challenge where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
