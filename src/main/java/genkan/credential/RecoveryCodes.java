package genkan.credential;

import genkan.member.MemberId;
import genkan.secret.Randomness;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Codes that let a member back in once: saved by the member, or sent by letter (NIST SP 800-63B-4, 4.2.1). A member has
 * one of each kind at most, kept as its digest.
 */
@Repository
public class RecoveryCodes {

    /** Within this time a member finds out that a code was made by somebody else. */
    private static final Duration YOUNG = Duration.ofDays(30);

    private final JdbcClient db;
    private final Randomness randomness;
    private final Clock clock;

    RecoveryCodes(JdbcClient db, Randomness randomness, Clock clock) {
        this.db = db;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** How a code reached the member, and how long it is good. */
    public enum Kind {
        SAVED(Duration.ofDays(3_650)),
        LETTER(Duration.ofDays(21));

        private final Duration good;

        Kind(Duration good) {
            this.good = good;
        }

        public Duration good() {
            return good;
        }
    }

    /** Makes a code, which replaces the member's one of this kind. What is returned is nowhere else. */
    public RecoveryCode make(MemberId member, Kind kind) {
        var code = RecoveryCode.random(randomness);
        var now = clock.instant();
        db.sql("""
                        insert into recovery_code (member_id, kind, code_hash, made_at, good_until)
                        values (:member, :kind, :hash, :now, :until)
                            on conflict (member_id, kind) do update
                           set code_hash = excluded.code_hash, made_at = excluded.made_at, good_until = excluded.good_until
                        """)
                .param("member", member.value())
                .param("kind", kind.name())
                .param("hash", code.digest())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(kind.good())))
                .update();
        return code;
    }

    /** Since when the member has one of this kind that is still good. */
    public Optional<Instant> madeAt(MemberId member, Kind kind) {
        return db.sql("""
                        select made_at
                          from recovery_code
                         where member_id = :member
                           and kind = :kind
                           and good_until > :now
                        """)
                .param("member", member.value())
                .param("kind", kind.name())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> row.getTimestamp("made_at").toInstant())
                .optional();
    }

    /**
     * Uses a code up; belongs to the caller's transaction.
     *
     * @param typed in any case and width, with or without the hyphens
     * @return the kind of the one that it was; empty if it is none of the member's
     */
    public Optional<Kind> spend(MemberId member, String typed) {
        return db.sql("""
                        delete from recovery_code
                         where member_id = :member
                           and code_hash = :hash
                           and good_until > :now
                        returning kind
                        """)
                .param("member", member.value())
                .param("hash", RecoveryCode.digest(typed))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> Kind.valueOf(row.getString("kind")))
                .optional();
    }

    /**
     * Belongs to a new password, and to "not me": whoever knew the old one may have made a code to come back with. The
     * one that has been in the drawer for long stays good.
     */
    public void forgetYoung(MemberId member) {
        db.sql("""
                        delete from recovery_code
                         where member_id = :member
                           and made_at > :young
                        """)
                .param("member", member.value())
                .param("young", Timestamp.from(clock.instant().minus(YOUNG)))
                .update();
    }

    @Scheduled(cron = "0 25 4 * * *")
    int sweep() {
        return db.sql("delete from recovery_code where good_until <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
