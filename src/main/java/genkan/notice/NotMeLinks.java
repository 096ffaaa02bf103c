package genkan.notice;

import genkan.member.MemberId;
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

/** The "not me" links that are in members' mail: good for a week and for one use, and kept as digests. */
@Repository
class NotMeLinks {

    static final Duration GOOD_FOR = Duration.ofDays(7);

    private final JdbcClient db;
    private final Randomness randomness;
    private final Clock clock;

    NotMeLinks(JdbcClient db, Randomness randomness, Clock clock) {
        this.db = db;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** Belongs to the transaction of the change. */
    BearerSecret issue(MemberId member, Kind about, Instant now) {
        var secret = BearerSecret.newFor(member.reference(), randomness);
        db.sql("""
                        insert into not_me (member_id, secret_hash, about, expires_at)
                        values (:member, :digest, :about, :expires)
                        """)
                .param("member", member.value())
                .param("digest", secret.digest())
                .param("about", about.name())
                .param("expires", Timestamp.from(now.plus(GOOD_FOR)))
                .update();
        return secret;
    }

    /** Whose link it is and what it is about, as long as it is good. */
    Optional<Link> find(BearerSecret secret) {
        return MemberId.ofReference(secret.reference())
                .flatMap(member -> db.sql("""
                                select about
                                  from not_me
                                 where member_id = :member
                                   and secret_hash = :digest
                                   and expires_at > :now
                                   and used_at is null
                                """)
                        .param("member", member.value())
                        .param("digest", secret.digest())
                        .param("now", Timestamp.from(clock.instant()))
                        .query((row, _) -> new Link(member, Kind.valueOf(row.getString("about"))))
                        .optional());
    }

    /** Uses it up; of several callers one gets true. */
    boolean spend(MemberId member, BearerSecret secret, Instant now) {
        var spent = db.sql("""
                        update not_me
                           set used_at = :now
                         where member_id = :member
                           and secret_hash = :digest
                           and expires_at > :now
                           and used_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("member", member.value())
                .param("digest", secret.digest())
                .update();
        return spent == 1;
    }

    @Scheduled(cron = "0 45 3 * * *")
    int purge() {
        return db.sql("delete from not_me where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    record Link(MemberId member, Kind about) {}
}
