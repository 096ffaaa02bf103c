package genkan.sso.client;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The signed proofs that were shown to us: each is good once, on all nodes together (RFC 7523, 3; RFC 9449, 11.1). */
@Repository
class SpentProofs {

    private final JdbcClient db;
    private final Clock clock;

    SpentProofs(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Spends a proof. Returns whether it was not spent before.
     *
     * @param signer whose proof it is: the numbers of two signers may be the same
     * @param number what its signer tells it by ({@code jti})
     * @param until when it is worth nothing anyway
     */
    boolean spend(String signer, String number, Instant until) {
        return db.sql("""
                        insert into spent_proof (signer, number_hash, expires_at)
                        values (:signer, :number, :until)
                            on conflict (signer, number_hash) do nothing
                        """)
                        .param("signer", signer)
                        .param("number", Sha256.of(number))
                        .param("until", Timestamp.from(until))
                        .update()
                == 1;
    }

    /** Often, so that what anybody can send us stays no more than a few minutes' worth. */
    @Scheduled(cron = "30 * * * * *")
    int sweep() {
        return db.sql("delete from spent_proof where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
