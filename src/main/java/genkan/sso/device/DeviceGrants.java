package genkan.sso.device;

import genkan.member.MemberId;
import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import genkan.session.SignedIn;
import genkan.sso.client.Sha256;
import genkan.sso.token.Grants.Allowed;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Devices that wait for a member to let them in from a browser of his, from their asking to their first token. */
@Repository
class DeviceGrants {

    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    /** How long a device waits between two polls (RFC 8628, 3.5). */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    /** A device that asks too late is told so for this long. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final String TOO_EARLY = "before.last_poll + make_interval(secs => before.interval_s - 1) > :now";

    private final JdbcClient db;
    private final Randomness randomness;
    private final Clock clock;

    DeviceGrants(JdbcClient db, Randomness randomness, Clock clock) {
        this.db = db;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** Lets a device wait. Returns the code that it is to show, which no other shows. */
    UserCode begin(BearerSecret device, String client, Set<String> scopes) {
        var code = UserCode.anyOf(randomness);
        var free = db.sql("""
                        insert into device_grant
                               (user_code_hash, device_code_hash, client_id, scopes, state, interval_s, expires_at)
                        values (:code, :device, :client, :scopes, 'WAITING', :interval, :expires)
                            on conflict (user_code_hash) do nothing
                        """)
                        .param("code", Sha256.of(code.letters()))
                        .param("device", device.digest())
                        .param("client", client)
                        .param("scopes", scopes.toArray(String[]::new))
                        .param("interval", INTERVAL.toSeconds())
                        .param("expires", Timestamp.from(clock.instant().plus(GOOD_FOR)))
                        .update()
                == 1;
        return free ? code : begin(device, client, scopes);
    }

    /** What a device that shows the code waits for. */
    Optional<Waiting> waiting(UserCode code) {
        return db.sql("""
                        select client_id, scopes
                          from device_grant
                         where user_code_hash = :code
                           and state = 'WAITING'
                           and expires_at > :now
                        """)
                .param("code", Sha256.of(code.letters()))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new Waiting(row.getString("client_id"), scopes(row.getArray("scopes"))))
                .optional();
    }

    /** Lets the device in, in the member's name. Returns whether it still waited. */
    boolean allow(UserCode code, SignedIn member) {
        return db.sql("""
                        update device_grant
                           set state = 'ALLOWED', member_id = :member, sid = :sid, browser_id = :browser,
                               authenticated_at = :authenticatedAt
                         where user_code_hash = :code
                           and state = 'WAITING'
                           and expires_at > :now
                        """)
                        .param("code", Sha256.of(code.letters()))
                        .param("member", member.member().value())
                        .param("sid", member.sid())
                        .param("browser", member.deviceId())
                        .param("authenticatedAt", Timestamp.from(member.authenticatedAt()))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    void deny(UserCode code) {
        db.sql("update device_grant set state = 'DENIED' where user_code_hash = :code and state = 'WAITING'")
                .param("code", Sha256.of(code.letters()))
                .update();
    }

    /** A device asks how it stands. One that asks too often has to wait longer from then on. */
    Standing poll(BearerSecret device, String client) {
        return db.sql("""
                        with before as (
                            select device_code_hash, state, last_poll, interval_s, expires_at
                              from device_grant
                             where device_code_hash = :device
                               and client_id = :client
                               for update
                        )
                        update device_grant d
                           set last_poll = :now,
                               interval_s = case when %1$s then d.interval_s + 5 else d.interval_s end
                          from before
                         where d.device_code_hash = before.device_code_hash
                        returning case when before.expires_at <= :now then 'EXPIRED'
                                       when %1$s then 'TOO_OFTEN'
                                       else before.state end
                        """.formatted(TOO_EARLY))
                .param("device", device.digest())
                .param("client", client)
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .map(Standing::valueOf)
                .orElse(Standing.UNKNOWN);
    }

    /** Ends the waiting of a device that was let in: of two at the same moment one comes away with nothing. */
    Optional<Allowed> take(BearerSecret device, String client) {
        return db.sql("""
                        delete from device_grant
                         where device_code_hash = :device
                           and client_id = :client
                           and state = 'ALLOWED'
                           and expires_at > :now
                        returning member_id, client_id, scopes, sid, browser_id, authenticated_at
                        """)
                .param("device", device.digest())
                .param("client", client)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new Allowed(
                        new MemberId(row.getLong("member_id")),
                        row.getString("client_id"),
                        scopes(row.getArray("scopes")),
                        row.getString("sid"),
                        row.getLong("browser_id"),
                        row.getTimestamp("authenticated_at").toInstant()))
                .optional();
    }

    @Scheduled(cron = "45 * * * * *")
    int sweep() {
        return db.sql("delete from device_grant where expires_at <= :forgotten")
                .param("forgotten", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update();
    }

    private static Set<String> scopes(Array column) throws SQLException {
        return new LinkedHashSet<>(List.of((String[]) column.getArray()));
    }

    /** How it stands with a device. */
    enum Standing {
        /** No device of this client waits with the code, or it has its tokens already. */
        UNKNOWN,
        WAITING,
        TOO_OFTEN,
        ALLOWED,
        DENIED,
        EXPIRED
    }

    /** What a device waits for. */
    record Waiting(String clientId, Set<String> scopes) {}
}
