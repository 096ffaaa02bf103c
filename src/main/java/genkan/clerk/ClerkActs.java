package genkan.clerk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * What the provider's people did, for a year. Every clerk may read it, so whoever writes into it names a thing, such as a
 * conversation's number, and never a member.
 */
@Repository
public class ClerkActs {

    static final String COMMAND = "command";
    static final String NOBODY = "";

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int LONGEST = 200;
    private static final int SWEPT_AT_ONCE = 1_000;

    private final JdbcClient db;
    private final Clock clock;

    ClerkActs(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Writes down what a clerk did.
     *
     * @param what of lower-case letters and hyphens; the text {@code operator-act.<what>} says it in words
     * @param about the thing, in any language; nothing about a member
     * @param address where it was done from
     */
    public void note(SignedInClerk clerk, String what, String about, String address) {
        note(clerk.name(), what, about, address);
    }

    void note(String who, String what, String about, String address) {
        if (!what.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException("What was done is named by lower-case letters and hyphens");
        }
        db.sql("""
                        insert into operator_act (at, who, what, about, address)
                        values (:at, :who, :what, :about, :address)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("who", who)
                .param("what", what)
                .param("about", about.substring(0, Math.min(about.length(), LONGEST)))
                .param("address", address)
                .update();
    }

    /** So many acts, the newest first, that are older than the one of this number. */
    List<Act> before(long number, int most) {
        return db.sql("""
                        select act_id, at, who, what, about, address
                          from operator_act
                         where act_id < :number
                         order by act_id desc
                         limit :most
                        """)
                .param("number", number)
                .param("most", most)
                .query((row, _) -> new Act(
                        row.getLong("act_id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("about"),
                        row.getString("address")))
                .list();
    }

    /** The sign-in before the one that this clerk is in with. */
    Optional<Act> signInBefore(SignedInClerk clerk) {
        return db.sql("""
                        select act_id, at, who, what, about, address
                          from operator_act
                         where who = :who
                           and what = :signedIn
                         order by at desc, act_id desc
                        offset 1
                         limit 1
                        """)
                .param("who", clerk.name())
                .param("signedIn", Acts.SIGNED_IN)
                .query((row, _) -> new Act(
                        row.getLong("act_id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("about"),
                        row.getString("address")))
                .optional();
    }

    /** Forgets what is older than a year. */
    @Scheduled(cron = "0 40 3 * * *")
    int sweep() {
        var before = Timestamp.from(clock.instant().minus(KEPT));
        int swept = 0;
        int some;
        do {
            some = db.sql("""
                            delete from operator_act
                             where act_id in (select act_id from operator_act where at < :before limit :some)
                            """)
                    .param("before", before)
                    .param("some", SWEPT_AT_ONCE)
                    .update();
            swept += some;
        } while (some == SWEPT_AT_ONCE);
        return swept;
    }

    /**
     * One line.
     *
     * @param who a clerk's name, {@value #COMMAND}, or empty where nobody has the name that was typed
     */
    public record Act(long number, Instant at, String who, String what, String about, String address) {}
}
