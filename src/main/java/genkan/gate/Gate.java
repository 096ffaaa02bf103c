package genkan.gate;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Decides whether an attempt may be evaluated (R018 to R022). It knows nothing about members: what was typed is counted
 * whether or not such a member exists, so SS503 tells nobody anything.
 */
@Service
public class Gate {

    /** An end further away than so many times the wait was written by a clock that was wrong, and holds nobody. */
    private static final int CLOCKS_DIFFER_BY = 2;

    private final JdbcClient db;
    private final GateKey key;
    private final GateProperties limits;
    private final Clock clock;

    Gate(JdbcClient db, GateKey key, GateProperties limits, Clock clock) {
        this.db = db;
        this.key = key;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Asks to evaluate one attempt and counts it as failed at once, in one statement: however many arrive together, no
     * more than the limit are let through.
     *
     * @param typed what the typed User ID folds to, look-alikes folded too, so that no spelling has a count of its own
     */
    public Passage enter(String typed, Lane lane) {
        var throttleKey = key.digest(typed, lane);
        return counted(throttleKey)
                ? new Passage.Open(throttleKey)
                : new Passage.Closed(
                        closedUntil(throttleKey).orElse(clock.instant().plus(limits.closedFor())));
    }

    /** The attempt was right: nothing is held against this side any more. */
    public void succeeded(Passage.Open passage) {
        forget(passage.key());
    }

    /** The attempt was let through but could not be evaluated: it is as if it had not been made. */
    public void notEvaluated(Passage.Open passage) {
        db.sql("""
                        update login_throttle
                           set fails = greatest(fails - 1, 0), closed_until_ms = 0
                         where throttle_key = :key
                        """).param("key", passage.key()).update();
    }

    /** Deletes what counts no longer, so that invented User IDs do not fill the disk; correctness does not depend on it. */
    @Scheduled(cron = "0 40 * * * *")
    int sweep() {
        var now = clock.millis();
        return db.sql("delete from login_throttle where last_ms < :forgotten and closed_until_ms <= :now")
                .param("forgotten", now - limits.forgetAfter().toMillis())
                .param("now", now)
                .update();
    }

    // Losing the last half second of counts in a crash is acceptable, waiting for the disk at each failure is not.
    private boolean counted(String throttleKey) {
        var now = clock.millis();
        return db.sql("""
                        with unhurried as (select set_config('synchronous_commit', 'off', true))
                        insert into login_throttle as seen (throttle_key, fails, last_ms, closed_until_ms)
                        select :key, 1, :now, 0
                          from unhurried
                            on conflict (throttle_key) do update
                           set fails = case when seen.closed_until_ms > 0 or seen.last_ms < :forgotten
                                            then 1 else seen.fails + 1 end,
                               last_ms = :now,
                               closed_until_ms = case when seen.closed_until_ms = 0 and seen.last_ms >= :forgotten
                                                       and seen.fails + 1 >= :limit
                                                      then :closedUntil else 0 end
                         where seen.closed_until_ms <= :now
                            or seen.closed_until_ms > :neverSoFar
                        """)
                        .param("key", throttleKey)
                        .param("limit", limits.failures())
                        .param("now", now)
                        .param("forgotten", now - limits.forgetAfter().toMillis())
                        .param("closedUntil", now + limits.closedFor().toMillis())
                        .param(
                                "neverSoFar",
                                now + CLOCKS_DIFFER_BY * limits.closedFor().toMillis())
                        .update()
                == 1;
    }

    private Optional<Instant> closedUntil(String throttleKey) {
        return db.sql("select closed_until_ms from login_throttle where throttle_key = :key")
                .param("key", throttleKey)
                .query(Long.class)
                .optional()
                .filter(until -> until > 0)
                .map(Instant::ofEpochMilli);
    }

    private void forget(String throttleKey) {
        db.sql("delete from login_throttle where throttle_key = :key")
                .param("key", throttleKey)
                .update();
    }
}
