package genkan.mypage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import genkan.member.MemberId;
import genkan.phone.PhoneNumber;
import genkan.secret.Seal;
import genkan.session.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Telephones that members are about to add. Each member has one such change at most; it belongs to the session that began
 * it and is over soon, as the proof that it began with is.
 */
@Repository
class TelephoneChanges {

    /** Time for a call that comes late and for what is done with it. */
    static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final JdbcClient db;
    private final Seal seal;
    private final Clock clock;

    TelephoneChanges(JdbcClient db, Seal seal, Clock clock) {
        this.db = db;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * A number, and the check that waits for a call from it.
     *
     * @param sid of the session that began it
     */
    record Change(MemberId member, String sid, long check, PhoneNumber number) {}

    /** Begins one in place of any other of the member's. */
    void begin(Change change) {
        db.sql("""
                        insert into telephone_change (member_id, sid, check_id, sealed, begun_at)
                        values (:member, :sid, :check, :sealed, :now)
                            on conflict (member_id) do update
                           set sid = excluded.sid,
                               check_id = excluded.check_id,
                               sealed = excluded.sealed,
                               begun_at = excluded.begun_at
                        """)
                .param("member", change.member().value())
                .param("sid", change.sid())
                .param("check", change.check())
                .param(
                        "sealed",
                        seal.seal(name(change.member()), change.number().e164().getBytes(US_ASCII)))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The one that this session began. */
    Optional<Change> of(SignedIn signedIn) {
        return db.sql("""
                        select sid, check_id, sealed
                          from telephone_change
                         where member_id = :member
                           and sid = :sid
                           and begun_at > :old
                        """)
                .param("member", signedIn.member().value())
                .param("sid", signedIn.sid())
                .param("old", Timestamp.from(clock.instant().minus(GOOD_FOR)))
                .query((row, _) -> change(signedIn.member(), row))
                .optional();
    }

    /** What the member's latest waits for, whichever session began it. */
    Optional<Long> check(MemberId member) {
        return db.sql("select check_id from telephone_change where member_id = :member")
                .param("member", member.value())
                .query(Long.class)
                .optional();
    }

    /** Waits for another call from the same number; nothing is done if the change is another one by now. */
    boolean waitFor(Change change, long check) {
        return db.sql("""
                        update telephone_change
                           set check_id = :next
                         where member_id = :member
                           and sid = :sid
                           and check_id = :check
                        """)
                        .param("next", check)
                        .param("member", change.member().value())
                        .param("sid", change.sid())
                        .param("check", change.check())
                        .update()
                == 1;
    }

    /** Ends it. Of all who try, one gets true. */
    boolean end(Change change) {
        return db.sql("delete from telephone_change where member_id = :member and sid = :sid and check_id = :check")
                        .param("member", change.member().value())
                        .param("sid", change.sid())
                        .param("check", change.check())
                        .update()
                == 1;
    }

    @Scheduled(cron = "0 50 * * * *")
    int sweep() {
        return db.sql("delete from telephone_change where begun_at <= :old")
                .param("old", Timestamp.from(clock.instant().minus(GOOD_FOR)))
                .update();
    }

    private Change change(MemberId member, ResultSet row) throws SQLException {
        var number = seal.open(name(member), row.getString("sealed"))
                .map(open -> new PhoneNumber(new String(open, US_ASCII)))
                .orElseThrow(() -> new IllegalStateException("A number was sealed with a key that is not here"));
        return new Change(member, row.getString("sid"), row.getLong("check_id"), number);
    }

    private static String name(MemberId member) {
        return "new telephone of " + member.reference();
    }
}
