package genkan.sso.device;

import genkan.member.MemberId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts the codes of devices that a member types and that are none, so that nobody lets in a stranger's device by trying
 * (RFC 8628, 5.1). By member and not by session: signing in once more brings no more tries.
 */
@Repository
class DeviceGuesses {

    private static final int MOST = 5;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final Clock clock;

    DeviceGuesses(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Counts a code as wrong before anybody looks at it. Returns whether it may be looked at. */
    boolean mayTry(MemberId member) {
        var now = clock.instant();
        return db.sql("""
                        insert into device_guess as seen (member_id, guesses, since)
                        values (:member, 1, :now)
                            on conflict (member_id) do update
                           set guesses = case when seen.since <= :forgotten then 1 else seen.guesses + 1 end,
                               since = case when seen.since <= :forgotten then :now else seen.since end
                         where seen.since <= :forgotten
                            or seen.guesses < :most
                        """)
                        .param("member", member.value())
                        .param("now", Timestamp.from(now))
                        .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                        .param("most", MOST)
                        .update()
                == 1;
    }

    /** The code was one: this try is not held against the member. Others are, or a device of his own would buy more. */
    void wasRight(MemberId member) {
        db.sql("update device_guess set guesses = greatest(guesses - 1, 0) where member_id = :member")
                .param("member", member.value())
                .update();
    }
}
