package genkan.session;

import genkan.member.MemberId;
import genkan.member.UserId;
import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Who is signed in. A session is a row that its cookie names by a secret; ending the row ends the sign-in at once on
 * every node (ASVS 7.4.1). Nothing is kept in the heap.
 */
@Repository
public class Sessions {

    /** {@code last_seen} is written no oftener than this, so that reading a page usually writes nothing. */
    private static final Duration TOUCH_AFTER = Duration.ofMinutes(5);

    private static final int SID_BYTES = 16;

    private final JdbcClient db;
    private final Randomness randomness;
    private final SessionProperties lasting;
    private final Clock clock;

    Sessions(JdbcClient db, Randomness randomness, SessionProperties lasting, Clock clock) {
        this.db = db;
        this.randomness = randomness;
        this.lasting = lasting;
        this.clock = clock;
    }

    /** Signs the member in on a browser, always with a new secret (ASVS 7.2.4). */
    public BearerSecret open(MemberId member, long deviceId) {
        return open(member, deviceId, newSid(), Set.of());
    }

    /** Signs the same member in once more in place of the session before; services go on knowing it by the same name. */
    BearerSecret openAgain(SignedIn before, long deviceId) {
        return open(before.member(), deviceId, before.sid(), before.clients());
    }

    private BearerSecret open(MemberId member, long deviceId, String sid, Set<String> clients) {
        var secret = BearerSecret.newFor(member.reference(), randomness);
        var now = clock.instant();
        db.sql("""
                        insert into session
                               (member_id, sid_hash, device_id, authenticated_at, last_seen, expires_at, sid, clients)
                        values (:member, :digest, :device, :now, :now, :expires, :sid, :clients)
                        """)
                .param("member", member.value())
                .param("digest", secret.digest())
                .param("device", deviceId)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(lasting.longest())))
                .param("sid", sid)
                .param("clients", clients.toArray(String[]::new))
                .update();
        return secret;
    }

    /** Who the cookie stands for, if its session lives and the member may still use it. */
    public Optional<SignedIn> find(BearerSecret secret) {
        return MemberId.ofReference(secret.reference()).flatMap(member -> find(member, secret.digest()));
    }

    private Optional<SignedIn> find(MemberId member, byte[] digest) {
        var now = clock.instant();
        var found = db.sql("""
                        select s.member_id, m.login_key, m.name, s.device_id, s.authenticated_at, s.last_seen,
                               m.subject, s.sid, s.clients
                          from session s
                          join member m on m.member_id = s.member_id
                         where s.member_id = :member
                           and s.sid_hash = :digest
                           and s.expires_at > :now
                           and s.last_seen > :idleSince
                           and m.status = 'ACTIVE'
                        """)
                .param("member", member.value())
                .param("digest", digest)
                .param("now", Timestamp.from(now))
                .param("idleSince", Timestamp.from(now.minus(lasting.idle())))
                .query(Found::read)
                .optional();
        found.filter(session -> session.lastSeen().isBefore(now.minus(TOUCH_AFTER)))
                .ifPresent(_ -> touch(member, digest, now));
        return found.map(Found::signedIn);
    }

    /** Notes that a client was opened during the session, to be told when it ends. */
    public void opened(SignedIn session, String client) {
        db.sql("""
                        update session
                           set clients = clients || :client
                         where member_id = :member
                           and sid = :sid
                           and not :client = any (clients)
                        """)
                .param("client", client)
                .param("member", session.member().value())
                .param("sid", session.sid())
                .update();
    }

    private String newSid() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(SID_BYTES));
    }

    private void touch(MemberId member, byte[] digest, Instant now) {
        db.sql("update session set last_seen = :now where member_id = :member and sid_hash = :digest")
                .param("now", Timestamp.from(now))
                .param("member", member.value())
                .param("digest", digest)
                .update();
    }

    public void end(BearerSecret secret) {
        MemberId.ofReference(secret.reference())
                .ifPresent(member -> db.sql("delete from session where member_id = :member and sid_hash = :digest")
                        .param("member", member.value())
                        .param("digest", secret.digest())
                        .update());
    }

    /** Signs the member out on every browser. */
    public void endAll(MemberId member) {
        db.sql("delete from session where member_id = :member")
                .param("member", member.value())
                .update();
    }

    /** Signs the member of this session out on every browser but the one that has it. */
    void endOthers(BearerSecret spared) {
        MemberId.ofReference(spared.reference())
                .ifPresent(member -> db.sql("delete from session where member_id = :member and sid_hash <> :digest")
                        .param("member", member.value())
                        .param("digest", spared.digest())
                        .update());
    }

    public void endOn(MemberId member, long deviceId) {
        db.sql("delete from session where member_id = :member and device_id = :device")
                .param("member", member.value())
                .param("device", deviceId)
                .update();
    }

    /** On how many browsers the member is signed in now. */
    public int countOf(MemberId member) {
        var now = clock.instant();
        return db.sql("""
                        select count(distinct device_id)
                          from session
                         where member_id = :member
                           and expires_at > :now
                           and last_seen > :idleSince
                        """)
                .param("member", member.value())
                .param("now", Timestamp.from(now))
                .param("idleSince", Timestamp.from(now.minus(lasting.idle())))
                .query(Integer.class)
                .single();
    }

    /** Deletes what has expired; run now and then, correctness does not depend on it. */
    @Scheduled(cron = "0 50 * * * *")
    int sweep() {
        return db.sql("delete from session where expires_at <= :now or last_seen <= :idleSince")
                .param("now", Timestamp.from(clock.instant()))
                .param("idleSince", Timestamp.from(clock.instant().minus(lasting.idle())))
                .update();
    }

    private record Found(SignedIn signedIn, Instant lastSeen) {

        static Found read(ResultSet row, int number) throws SQLException {
            var signedIn = new SignedIn(
                    new MemberId(row.getLong("member_id")),
                    UserId.ofCanonical(row.getString("login_key")),
                    row.getString("name"),
                    row.getLong("device_id"),
                    row.getTimestamp("authenticated_at").toInstant(),
                    row.getString("subject"),
                    row.getString("sid"),
                    Set.of((String[]) row.getArray("clients").getArray()));
            return new Found(signedIn, row.getTimestamp("last_seen").toInstant());
        }
    }
}
