package genkan.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import genkan.member.MemberId;
import genkan.secret.Randomness;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Codes that let a member back in once: saved by the member, or sent by letter (NIST SP 800-63B-4, 4.2.1). 80 random
 * bits, so the digest kept needs no salt or cost.
 */
@Repository
public class RecoveryCodes {

    /** Without letters and digits that are read as each other; an I typed for a 1 is read as 1. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;
    private static final int GROUP = 4;

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

    /**
     * Makes a code, which replaces the member's one of this kind.
     *
     * @return what the member keeps, such as {@code 7K2M-91QX-0VTB-4HJN}; it is nowhere else
     */
    public String make(MemberId member, Kind kind) {
        var bytes = randomness.bytes(LENGTH);
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(bytes[i] & 31));
        }
        var now = clock.instant();
        db.sql("""
                        insert into recovery_code (member_id, kind, code_hash, made_at, good_until)
                        values (:member, :kind, :hash, :now, :until)
                            on conflict (member_id, kind) do update
                           set code_hash = excluded.code_hash, made_at = excluded.made_at, good_until = excluded.good_until
                        """)
                .param("member", member.value())
                .param("kind", kind.name())
                .param("hash", digest(code.toString()))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(kind.good())))
                .update();
        return code.toString();
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
                .param("hash", digest(typed))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> Kind.valueOf(row.getString("kind")))
                .optional();
    }

    @Scheduled(cron = "0 25 4 * * *")
    int sweep() {
        return db.sql("delete from recovery_code where good_until <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static byte[] digest(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(folded(code).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String folded(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replace('U', 'V');
    }
}
