package genkan.recovery;

import genkan.member.MemberId;
import genkan.reason.Code;
import genkan.reason.Reason;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The time after a telephone call alone set a new password, in which nothing else about the membership is changed: a
 * call can be talked out of somebody, and the notice of it takes time to be read.
 */
@Repository
public class Holds {

    private final JdbcClient db;
    private final RecoveryProperties properties;
    private final Clock clock;

    Holds(JdbcClient db, RecoveryProperties properties, Clock clock) {
        this.db = db;
        this.properties = properties;
        this.clock = clock;
    }

    /** Until when sensitive changes wait; empty if they need not. */
    public Optional<Instant> until(MemberId member) {
        return db.sql("""
                        select held_until
                          from member_hold
                         where member_id = :member
                           and held_until > :now
                        """)
                .param("member", member.value())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> row.getTimestamp("held_until").toInstant())
                .optional();
    }

    /** What to tell a member who wants to make such a change; empty if it need not wait. */
    public Optional<Reason> refusal(MemberId member) {
        return until(member).map(until -> Reason.of(Code.RG403).with("date", until.toString()));
    }

    void begin(MemberId member) {
        db.sql("""
                        insert into member_hold (member_id, held_until)
                        values (:member, :until)
                            on conflict (member_id) do update
                           set held_until = greatest(member_hold.held_until, excluded.held_until)
                        """)
                .param("member", member.value())
                .param("until", Timestamp.from(clock.instant().plus(properties.hold())))
                .update();
    }

    @Scheduled(cron = "0 20 4 * * *")
    int sweep() {
        return db.sql("delete from member_hold where held_until <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
