package genkan.sso.token;

import genkan.member.MemberId;
import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import genkan.session.Sessions;
import genkan.session.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * What services were granted: codes on their way, and one row for each authorization whose tokens may be used. The row
 * is all there is to a token's life: without it, or without the session it began in, no token of it is worth anything,
 * on every node and after every restart.
 */
@Repository
public class Grants {

    /** An authorization code is on its way for a moment only (FAPI 2.0, 5.3.2.1: at most a minute). */
    static final Duration CODE_LIFE = Duration.ofSeconds(60);

    /** A family without offline access ends with the session, whichever way that ends. */
    private static final String ALIVE = """
            f.expires_at > :now
            and (f.offline or exists (select from session s
                                       where s.member_id = f.member_id
                                         and s.sid = f.sid
                                         and s.expires_at > :now
                                         and s.last_seen > :idleSince))
            """;

    private static final String COLUMNS = """
            f.member_id, f.family_id, m.subject, f.client_id, f.scopes, f.asked, f.sid, f.authenticated_at,
            f.created_at, f.key_thumbprint
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

    private final JdbcClient db;
    private final JsonMapper json;
    private final SsoProperties properties;
    private final Sessions sessions;
    private final Randomness randomness;
    private final Clock clock;

    Grants(
            JdbcClient db,
            JsonMapper json,
            SsoProperties properties,
            Sessions sessions,
            Randomness randomness,
            Clock clock) {
        this.db = db;
        this.json = json;
        this.properties = properties;
        this.sessions = sessions;
        this.randomness = randomness;
        this.clock = clock;
    }

    public void addCode(BearerSecret code, Promise promise, SignedIn member) {
        db.sql("""
                        insert into auth_code
                               (member_id, code_hash, client_id, redirect_uri, scopes, asked, code_challenge, key_thumbprint,
                                sid, device_id, authenticated_at, expires_at)
                        values (:member, :code, :client, :redirectUri, :scopes, cast(:asked as jsonb), :challenge,
                                :keyThumbprint, :sid, :device, :authenticatedAt, :expires)
                        """)
                .param("member", member.member().value())
                .param("code", code.digest())
                .param("client", promise.clientId())
                .param("redirectUri", promise.redirectUri())
                .param("scopes", promise.scopes().toArray(String[]::new))
                .param("asked", json.writeValueAsString(promise.asked()))
                .param("challenge", promise.codeChallenge())
                .param("keyThumbprint", promise.keyThumbprint())
                .param("sid", member.sid())
                .param("device", member.deviceId())
                .param("authenticatedAt", Timestamp.from(member.authenticatedAt()))
                .param("expires", Timestamp.from(clock.instant().plus(CODE_LIFE)))
                .update();
    }

    /** What a code was asked for with, to check the client's proof of the request against; it stays good. */
    Optional<PendingCode> pending(BearerSecret code) {
        return member(code)
                .flatMap(member -> db.sql("""
                                select client_id, code_challenge
                                  from auth_code
                                 where member_id = :member
                                   and code_hash = :code
                                """)
                        .param("member", member.value())
                        .param("code", code.digest())
                        .query((row, _) -> new PendingCode(row.getString("client_id"), row.getString("code_challenge")))
                        .optional());
    }

    /**
     * Spends a code, whoever presents it: the row goes, and a family takes its place if the client, the address and the
     * time are right and the session goes on. One statement, so that of two at the same moment one comes away with
     * nothing; it holds the session's row, so that whoever ends that session finds the family or there is none.
     *
     * @param refresh the first refresh token; null if the client gets none
     * @param keyThumbprint of the key that the client proves to hold; null if it proves none
     * @param bound the refresh token is bound to that key too
     */
    Optional<Family> redeem(
            BearerSecret code,
            String client,
            @Nullable String redirectUri,
            @Nullable BearerSecret refresh,
            long family,
            @Nullable String keyThumbprint,
            boolean bound) {
        var now = clock.instant();
        return member(code)
                .flatMap(member -> db.sql("""
                                with spent as (
                                    delete from auth_code
                                     where member_id = :member
                                       and code_hash = :code
                                    returning *
                                ), f as (
                                    insert into refresh_family
                                           (member_id, family_id, client_id, code_hash, scopes, asked, sid,
                                            device_id, authenticated_at, offline, key_thumbprint, cur_hash, generation,
                                            created_at, used_at, expires_at)
                                    select member_id, :family, client_id, code_hash, scopes, asked, sid,
                                           device_id, authenticated_at, 'offline_access' = any (scopes),
                                           case when :bound then cast(:keyThumbprint as text) end, :refresh, 1,
                                           :now, :now, :expires
                                      from spent
                                     where client_id = :client
                                       and redirect_uri = coalesce(cast(:redirectUri as text), redirect_uri)
                                       and (cast(:redirectUri as text) is not null or not 'openid' = any (scopes))
                                       and (key_thumbprint is null or key_thumbprint = :keyThumbprint)
                                       and expires_at > :now
                                       and exists (select from session s
                                                    where s.member_id = spent.member_id
                                                      and s.sid = spent.sid
                                                      and s.expires_at > :now
                                                      and s.last_seen > :idleSince
                                                      for key share)
                                    returning *
                                )
                                select %s
                                  from f
                                  join member m on m.member_id = f.member_id
                                 where m.status = 'ACTIVE'
                                """.formatted(COLUMNS))
                        .param("member", member.value())
                        .param("code", code.digest())
                        .param("family", family)
                        .param("client", client)
                        .param("redirectUri", redirectUri)
                        .param("keyThumbprint", keyThumbprint)
                        .param("bound", bound)
                        .param("refresh", refresh == null ? null : refresh.digest())
                        .param("now", Timestamp.from(now))
                        .param("idleSince", Timestamp.from(sessions.idleSince()))
                        .param("expires", Timestamp.from(now.plus(lifeWith(refresh))))
                        .query(this::family)
                        .optional());
    }

    /** Begins what a member has let a device have (RFC 8628, 3.5), if the session goes on in which he did; see {@link #redeem}. */
    public Optional<Family> begin(
            Allowed allowed,
            BearerSecret device,
            @Nullable BearerSecret refresh,
            long family,
            @Nullable String keyThumbprint) {
        var now = clock.instant();
        return db.sql("""
                        with f as (
                            insert into refresh_family
                                   (member_id, family_id, client_id, code_hash, scopes, asked, sid, device_id,
                                    authenticated_at, offline, key_thumbprint, cur_hash, generation, created_at, used_at,
                                    expires_at)
                            select :member, :family, :client, :device, :scopes, cast(:asked as jsonb), :sid, :browser,
                                   :authenticatedAt, :offline, :keyThumbprint, :refresh, 1, :now, :now, :expires
                             where exists (select from session s
                                            where s.member_id = :member
                                              and s.sid = :sid
                                              and s.expires_at > :now
                                              and s.last_seen > :idleSince
                                              for key share)
                            returning *
                        )
                        select %s
                          from f
                          join member m on m.member_id = f.member_id
                         where m.status = 'ACTIVE'
                        """.formatted(COLUMNS))
                .param("member", allowed.member().value())
                .param("family", family)
                .param("client", allowed.clientId())
                .param("device", device.digest())
                .param("scopes", allowed.scopes().toArray(String[]::new))
                .param("asked", json.writeValueAsString(Asked.NOTHING))
                .param("sid", allowed.sid())
                .param("browser", allowed.browser())
                .param("authenticatedAt", Timestamp.from(allowed.authenticatedAt()))
                .param("offline", allowed.scopes().contains("offline_access"))
                .param("keyThumbprint", keyThumbprint)
                .param("refresh", refresh == null ? null : refresh.digest())
                .param("now", Timestamp.from(now))
                .param("idleSince", Timestamp.from(sessions.idleSince()))
                .param("expires", Timestamp.from(now.plus(lifeWith(refresh))))
                .query(this::family)
                .optional();
    }

    /** Ends what came of a code that is presented again (RFC 6749, 4.1.2), whoever has it: it is no secret any more. */
    void revokeWhatCameOf(BearerSecret code) {
        var revoked = member(code)
                .map(member -> db.sql("delete from refresh_family where member_id = :member and code_hash = :code")
                        .param("member", member.value())
                        .param("code", code.digest())
                        .update())
                .orElse(0);
        if (revoked > 0) {
            LOG.warn("A code was presented twice; the tokens that came of it were revoked");
        }
    }

    /**
     * Gives a family its next refresh token if the one presented is its newest.
     *
     * @param scopes what is asked for, all of which has to have been granted
     */
    Optional<Family> refresh(
            FamilyReference family,
            BearerSecret presented,
            BearerSecret next,
            String client,
            Set<String> scopes,
            @Nullable String keyThumbprint) {
        return db.sql("""
                        with f as (
                            update refresh_family f
                               set cur_hash = :next, generation = generation + 1, used_at = :now
                             where f.member_id = :member
                               and f.family_id = :family
                               and f.cur_hash = :presented
                               and f.client_id = :client
                               and f.scopes @> cast(:scopes as text[])
                               and (f.key_thumbprint is null or f.key_thumbprint = :keyThumbprint)
                               and %s
                            returning *
                        )
                        select %s
                          from f
                          join member m on m.member_id = f.member_id
                         where m.status = 'ACTIVE'
                        """.formatted(ALIVE, COLUMNS))
                .param("member", family.member().value())
                .param("family", family.family())
                .param("presented", presented.digest())
                .param("next", next.digest())
                .param("client", client)
                .param("scopes", scopes.toArray(String[]::new))
                .param("keyThumbprint", keyThumbprint)
                .param("now", Timestamp.from(clock.instant()))
                .param("idleSince", Timestamp.from(sessions.idleSince()))
                .query(this::family)
                .optional();
    }

    /** The family, if tokens of it may be used now. */
    Optional<Family> living(FamilyReference family) {
        return livingIf("true", family).query(this::family).optional();
    }

    /** The family, if the refresh token is its newest and belongs to the client. */
    Optional<Family> newest(FamilyReference family, BearerSecret refresh, String client) {
        return livingIf("f.cur_hash = :refresh and f.client_id = :client", family)
                .param("refresh", refresh.digest())
                .param("client", client)
                .query(this::family)
                .optional();
    }

    private StatementSpec livingIf(String condition, FamilyReference family) {
        return db.sql("""
                        select %s
                          from refresh_family f
                          join member m on m.member_id = f.member_id
                         where f.member_id = :member
                           and f.family_id = :family
                           and %s
                           and m.status = 'ACTIVE'
                           and %s
                        """.formatted(COLUMNS, condition, ALIVE))
                .param("member", family.member().value())
                .param("family", family.family())
                .param("now", Timestamp.from(clock.instant()))
                .param("idleSince", Timestamp.from(sessions.idleSince()));
    }

    /** Ends all tokens of an authorization. Returns whether it was alive. */
    boolean revoke(FamilyReference family, String client) {
        return db.sql("""
                        delete from refresh_family
                         where member_id = :member
                           and family_id = :family
                           and client_id = :client
                        """)
                        .param("member", family.member().value())
                        .param("family", family.family())
                        .param("client", client)
                        .update()
                > 0;
    }

    /** Forgets what died with a session, which is all but what may be used offline. */
    public void endSession(MemberId member, String sid) {
        db.sql("delete from refresh_family where member_id = :member and sid = :sid and not offline")
                .param("member", member.value())
                .param("sid", sid)
                .update();
    }

    /** Ends what began on a browser, offline access too. */
    public void endDevice(MemberId member, long deviceId) {
        db.sql("delete from refresh_family where member_id = :member and device_id = :device")
                .param("member", member.value())
                .param("device", deviceId)
                .update();
    }

    /** Ends every offline access of the member. */
    public void endOffline(MemberId member) {
        db.sql("delete from refresh_family where member_id = :member and offline")
                .param("member", member.value())
                .update();
    }

    /** Deletes what has ended; run now and then, correctness does not depend on it. */
    @Scheduled(cron = "0 40 * * * *")
    int sweep() {
        var now = Timestamp.from(clock.instant());
        var codes = db.sql("delete from auth_code where expires_at <= :now")
                .param("now", now)
                .update();
        var families = db.sql("delete from refresh_family f where not (%s)".formatted(ALIVE))
                .param("now", now)
                .param("idleSince", Timestamp.from(sessions.idleSince()))
                .update();
        return codes + families;
    }

    /** Ends everything that a client was granted for the member, codes on their way first: none of them may start anew. */
    public void revokeAll(MemberId member, String client) {
        for (var table : List.of("auth_code", "refresh_family")) {
            db.sql("delete from %s where member_id = :member and client_id = :client".formatted(table))
                    .param("member", member.value())
                    .param("client", client)
                    .update();
        }
    }

    /** Which clients got tokens for the member, since when, and when last. */
    public List<Use> uses(MemberId member) {
        return db.sql("""
                        select client_id, min(created_at) as since, max(used_at) as used_at
                          from refresh_family
                         where member_id = :member
                         group by client_id
                        """)
                .param("member", member.value())
                .query((row, _) -> new Use(
                        row.getString("client_id"),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("used_at").toInstant()))
                .list();
    }

    /** Without a refresh token a family is needed for as long as its one access token. */
    private Duration lifeWith(@Nullable BearerSecret refresh) {
        return refresh == null ? properties.tokenLife() : properties.refreshLife();
    }

    /** A number for a family that is about to begin. */
    public long newFamily() {
        return Math.max(1, randomness.number());
    }

    private static Optional<MemberId> member(BearerSecret secret) {
        return MemberId.ofReference(secret.reference());
    }

    private Family family(ResultSet row, int number) throws SQLException {
        return new Family(
                new MemberId(row.getLong("member_id")),
                row.getLong("family_id"),
                row.getString("subject"),
                row.getString("client_id"),
                scopes(row),
                json.readValue(row.getString("asked"), Asked.class),
                row.getString("sid"),
                row.getTimestamp("authenticated_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getString("key_thumbprint"));
    }

    private static Set<String> scopes(ResultSet row) throws SQLException {
        return new LinkedHashSet<>(List.of((String[]) row.getArray("scopes").getArray()));
    }

    /**
     * What a code will be good for.
     *
     * @param codeChallenge of PKCE, S256; null only for a client of the legacy profile
     * @param keyThumbprint of the key that the code is bound to (RFC 9449, 10); null if it is bound to none
     */
    public record Promise(
            String clientId,
            String redirectUri,
            Set<String> scopes,
            Asked asked,
            @Nullable String codeChallenge,
            @Nullable String keyThumbprint) {}

    /**
     * Who let a device in, and to what.
     *
     * @param browser the one that he did it on
     */
    public record Allowed(
            MemberId member, String clientId, Set<String> scopes, String sid, long browser, Instant authenticatedAt) {}

    /** What a client did with the tokens that it got. */
    public record Use(String client, Instant since, Instant usedAt) {}

    /** A code on its way: for whom, and what its PKCE verifier has to match; null if the request had no PKCE. */
    record PendingCode(String clientId, @Nullable String challenge) {}
}
