package genkan.clerk;

import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Which clerk is signed in where. Short on purpose (63B-4 AAL2 would allow an hour and a day): a desk is walked away from. */
@Repository
class ClerkSessions {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(10);

    /** {@code last_seen} is written no oftener than this. */
    private static final Duration TOUCH_AFTER = Duration.ofMinutes(1);

    private static final int REFERENCE_RADIX = 36;

    private final JdbcClient db;
    private final Randomness randomness;
    private final Clock clock;

    ClerkSessions(JdbcClient db, Randomness randomness, Clock clock) {
        this.db = db;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** Opens one, always under a new secret (ASVS 7.2.4). */
    BearerSecret open(long clerk) {
        var secret = BearerSecret.newFor(Long.toString(clerk, REFERENCE_RADIX), randomness);
        var now = clock.instant();
        db.sql("""
                        insert into operator_session (operator_id, secret_hash, signed_in_at, last_seen, expires_at)
                        values (:clerk, :digest, :now, :now, :expires)
                        """)
                .param("clerk", clerk)
                .param("digest", secret.digest())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(LONGEST)))
                .update();
        return secret;
    }

    Optional<SignedInClerk> find(BearerSecret secret) {
        var now = clock.instant();
        var found = db.sql("""
                        select o.operator_id, o.name, o.display_name, o.role, s.last_seen
                          from operator_session s
                          join operator o on o.operator_id = s.operator_id
                         where s.operator_id = :clerk
                           and s.secret_hash = :digest
                           and s.expires_at > :now
                           and s.last_seen > :idleSince
                           and o.disabled_at is null
                        """)
                .param("clerk", clerkOf(secret))
                .param("digest", secret.digest())
                .param("now", Timestamp.from(now))
                .param("idleSince", Timestamp.from(now.minus(IDLE)))
                .query((row, _) -> new Found(
                        new SignedInClerk(
                                row.getLong("operator_id"),
                                row.getString("name"),
                                row.getString("display_name"),
                                Role.valueOf(row.getString("role"))),
                        row.getTimestamp("last_seen").toInstant()))
                .optional();
        found.filter(session -> session.lastSeen().isBefore(now.minus(TOUCH_AFTER)))
                .ifPresent(_ -> touch(secret, now));
        return found.map(Found::clerk);
    }

    void end(BearerSecret secret) {
        db.sql("delete from operator_session where operator_id = :clerk and secret_hash = :digest")
                .param("clerk", clerkOf(secret))
                .param("digest", secret.digest())
                .update();
    }

    void endAll(long clerk) {
        db.sql("delete from operator_session where operator_id = :clerk")
                .param("clerk", clerk)
                .update();
    }

    @Scheduled(cron = "0 55 * * * *")
    int sweep() {
        var now = clock.instant();
        return db.sql("delete from operator_session where expires_at <= :now or last_seen <= :idleSince")
                .param("now", Timestamp.from(now))
                .param("idleSince", Timestamp.from(now.minus(IDLE)))
                .update();
    }

    private void touch(BearerSecret secret, Instant now) {
        db.sql("""
                        update operator_session
                           set last_seen = :now
                         where operator_id = :clerk
                           and secret_hash = :digest
                        """)
                .param("now", Timestamp.from(now))
                .param("clerk", clerkOf(secret))
                .param("digest", secret.digest())
                .update();
    }

    /** Of a secret that we did not write, nobody's. */
    private static long clerkOf(BearerSecret secret) {
        try {
            return Long.parseLong(secret.reference(), REFERENCE_RADIX);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private record Found(SignedInClerk clerk, Instant lastSeen) {}
}
