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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who is signed in. A session is a row that its cookie names by a secret; ending the row ends the sign-in at once on
 * every node (ASVS 7.4.1), and whoever wants to know is told in the same transaction. Nothing is kept in the heap.
 */
@Repository
public class Sessions {

    /** {@code last_seen} is written no oftener than this, so that reading a page usually writes nothing. */
    private static final Duration TOUCH_AFTER = Duration.ofMinutes(5);

    private static final int SID_BYTES = 16;
    private static final int SWEPT_AT_ONCE = 1_000;

    private final JdbcClient db;
    private final Randomness randomness;
    private final SessionProperties lasting;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(
            JdbcClient db,
            Randomness randomness,
            SessionProperties lasting,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.randomness = randomness;
        this.lasting = lasting;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Signs the member in on a browser, always with a new secret (ASVS 7.2.4). */
    public BearerSecret open(MemberId member, long deviceId, SignInMethod method) {
        var secret = BearerSecret.newFor(member.reference(), randomness);
        var now = clock.instant();
        db.sql("""
                        insert into session
                               (member_id, sid_hash, device_id, authenticated_at, method, last_seen, expires_at, sid,
                                clients)
                        values (:member, :digest, :device, :now, :method, :now, :expires, :sid, '{}')
                        """)
                .param("member", member.value())
                .param("digest", secret.digest())
                .param("device", deviceId)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(lasting.longest())))
                .param("method", method.name())
                .param("sid", newSid())
                .update();
        return secret;
    }

    /**
     * Signs the same member in once more on the same browser: the session goes on under a new secret, so that services
     * still know it by its name. Empty if there is none to go on with, or somebody was quicker.
     */
    Optional<BearerSecret> openAgain(MemberId member, BearerSecret before, long deviceId, SignInMethod method) {
        var secret = BearerSecret.newFor(member.reference(), randomness);
        var now = clock.instant();
        var renewed = db.sql("""
                        update session
                           set sid_hash = :digest, device_id = :device, authenticated_at = :now, method = :method,
                               last_seen = :now, expires_at = :expires
                         where member_id = :member
                           and sid_hash = :before
                           and expires_at > :now
                           and last_seen > :idleSince
                        """)
                .param("digest", secret.digest())
                .param("device", deviceId)
                .param("now", Timestamp.from(now))
                .param("method", method.name())
                .param("expires", Timestamp.from(now.plus(lasting.longest())))
                .param("member", member.value())
                .param("before", before.digest())
                .param("idleSince", Timestamp.from(now.minus(lasting.idle())))
                .update();
        return renewed == 0 ? Optional.empty() : Optional.of(secret);
    }

    /** Who the cookie stands for, if its session lives and the member may still use it. */
    public Optional<SignedIn> find(BearerSecret secret) {
        return MemberId.ofReference(secret.reference()).flatMap(member -> find(member, secret.digest()));
    }

    private Optional<SignedIn> find(MemberId member, byte[] digest) {
        var now = clock.instant();
        var found = db.sql("""
                        select s.member_id, m.login_key, m.name, s.device_id, s.authenticated_at, s.method, s.last_seen,
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

    /** A session that was last seen before is over, though its row may be there until the next sweep. */
    public Instant idleSince() {
        return clock.instant().minus(lasting.idle());
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
                .ifPresent(member -> transactions.executeWithoutResult(
                        _ -> tell(db.sql("""
                                delete from session s
                                 using member m
                                 where m.member_id = s.member_id
                                   and s.member_id = :member
                                   and s.sid_hash = :digest
                                returning s.member_id, m.subject, s.sid, s.clients
                                """).param("member", member.value()).param("digest", secret.digest()))));
    }

    /** Signs the member out on every browser. */
    public void endAll(MemberId member) {
        transactions.executeWithoutResult(_ -> {
            tell(db.sql("""
                            delete from session s
                             using member m
                             where m.member_id = s.member_id
                               and s.member_id = :member
                            returning s.member_id, m.subject, s.sid, s.clients
                            """).param("member", member.value()));
            events.publishEvent(new SignedOutElsewhere(member));
        });
    }

    /** Signs the member of this session out on every browser but the one that has it. */
    void endOthers(BearerSecret spared) {
        MemberId.ofReference(spared.reference())
                .ifPresent(member -> transactions.executeWithoutResult(_ -> {
                    tell(db.sql("""
                                    delete from session s
                                     using member m
                                     where m.member_id = s.member_id
                                       and s.member_id = :member
                                       and s.sid_hash <> :digest
                                    returning s.member_id, m.subject, s.sid, s.clients
                                    """).param("member", member.value()).param("digest", spared.digest()));
                    events.publishEvent(new SignedOutElsewhere(member));
                }));
    }

    /** Ends what somebody else did on a browser that the member does not know. */
    public void endOn(MemberId member, long deviceId) {
        transactions.executeWithoutResult(_ -> {
            tell(db.sql("""
                            delete from session s
                             using member m
                             where m.member_id = s.member_id
                               and s.member_id = :member
                               and s.device_id = :device
                            returning s.member_id, m.subject, s.sid, s.clients
                            """).param("member", member.value()).param("device", deviceId));
            events.publishEvent(new DeviceDisowned(member, deviceId));
        });
    }

    /** What the member showed last in the session of this name; empty if it is over. */
    public Optional<SignInMethod> methodOf(MemberId member, String sid) {
        return db.sql("select method from session where member_id = :member and sid = :sid")
                .param("member", member.value())
                .param("sid", sid)
                .query((row, _) -> SignInMethod.valueOf(row.getString("method")))
                .optional();
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

    /**
     * Ends what has expired; run now and then, so that services are told. A transaction for each, so that none waits for
     * many others.
     */
    @Scheduled(cron = "0 50 * * * *")
    public int sweep() {
        var now = clock.instant();
        var swept = 0;
        List<Expired> some;
        do {
            some = expired(now);
            some.forEach(session -> end(session, now));
            swept += some.size();
        } while (some.size() == SWEPT_AT_ONCE);
        return swept;
    }

    private List<Expired> expired(Instant now) {
        return db.sql("""
                        select member_id, sid
                          from session
                         where expires_at <= :now
                            or last_seen <= :idleSince
                         limit :some
                        """)
                .param("now", Timestamp.from(now))
                .param("idleSince", Timestamp.from(now.minus(lasting.idle())))
                .param("some", SWEPT_AT_ONCE)
                .query((row, _) -> new Expired(new MemberId(row.getLong("member_id")), row.getString("sid")))
                .list();
    }

    private void end(Expired session, Instant now) {
        transactions.executeWithoutResult(_ -> tell(db.sql("""
                        delete from session s
                         using member m
                         where m.member_id = s.member_id
                           and s.member_id = :member
                           and s.sid = :sid
                           and (s.expires_at <= :now or s.last_seen <= :idleSince)
                        returning s.member_id, m.subject, s.sid, s.clients
                        """)
                .param("member", session.member().value())
                .param("sid", session.sid())
                .param("now", Timestamp.from(now))
                .param("idleSince", Timestamp.from(now.minus(lasting.idle())))));
    }

    private void tell(StatementSpec ending) {
        ending.query((row, _) -> new SessionEnded(
                        new MemberId(row.getLong("member_id")),
                        row.getString("subject"),
                        row.getString("sid"),
                        clients(row)))
                .list()
                .forEach(events::publishEvent);
    }

    private static Set<String> clients(ResultSet row) throws SQLException {
        return Set.of((String[]) row.getArray("clients").getArray());
    }

    private record Expired(MemberId member, String sid) {}

    private record Found(SignedIn signedIn, Instant lastSeen) {

        static Found read(ResultSet row, int number) throws SQLException {
            var signedIn = new SignedIn(
                    new MemberId(row.getLong("member_id")),
                    UserId.ofCanonical(row.getString("login_key")),
                    row.getString("name"),
                    row.getLong("device_id"),
                    row.getTimestamp("authenticated_at").toInstant(),
                    SignInMethod.valueOf(row.getString("method")),
                    row.getString("subject"),
                    row.getString("sid"),
                    clients(row));
            return new Found(signedIn, row.getTimestamp("last_seen").toInstant());
        }
    }
}
