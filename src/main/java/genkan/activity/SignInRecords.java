package genkan.activity;

import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecord.Result;
import genkan.member.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of sign-ins to all services (R051). */
@Repository
public class SignInRecords {

    private final JdbcClient db;
    private final ActivityProperties properties;
    private final Clock clock;

    SignInRecords(JdbcClient db, ActivityProperties properties, Clock clock) {
        this.db = db;
        this.properties = properties;
        this.clock = clock;
    }

    public void add(SignInRecord made) {
        db.sql("""
                        insert into login_event
                               (member_id, at, seq, result, service, method, code, ip, place, device, device_id, trace)
                        values (:member, :at, :number, :result, :service, :method, :code, cast(:address as inet), :place,
                                :device, :deviceId, :trace)
                        """)
                .param("member", made.member().value())
                .param("at", Timestamp.from(made.at()))
                .param("number", made.number())
                .param("result", made.result().name())
                .param("service", made.service())
                .param("method", made.method().name())
                .param("code", made.code())
                .param("address", made.address())
                .param("place", made.place().name())
                .param("device", made.device())
                .param("deviceId", made.deviceId())
                .param("trace", made.trace())
                .update();
    }

    /** Whether the member has signed in to the service since then. */
    boolean signedIn(MemberId member, String service, Instant since) {
        return db.sql("""
                        select exists (select from login_event
                                        where member_id = :member
                                          and at >= :since
                                          and service = :service
                                          and result = 'OK')
                        """)
                .param("member", member.value())
                .param("since", Timestamp.from(since))
                .param("service", service)
                .query(Boolean.class)
                .single();
    }

    /**
     * The member's newest sign-ins within the time they are kept, newest first.
     *
     * @param service only this service's; null for all
     * @param failuresOnly only those that did not succeed
     */
    public List<SignInRecord> newest(MemberId member, @Nullable String service, boolean failuresOnly) {
        return db.sql("""
                        select member_id, at, seq, result, service, method, code, host(ip) as address, place, device,
                               device_id, trace, disputed_at
                          from login_event
                         where member_id = :member
                           and at > :kept
                           and (cast(:service as text) is null or service = :service)
                           and (not :failuresOnly or result in ('FAILED', 'LIMITED'))
                         order by at desc, seq
                         limit :shown
                        """)
                .param("member", member.value())
                .param("kept", Timestamp.from(keptSince()))
                .param("service", service)
                .param("failuresOnly", failuresOnly)
                .param("shown", properties.shown())
                .query(SignInRecords::read)
                .list();
    }

    /** The latest success before the one that the member is enjoying now. */
    public Optional<SignInRecord> lastSuccessBefore(MemberId member, Instant now) {
        return db.sql("""
                        select member_id, at, seq, result, service, method, code, host(ip) as address, place, device,
                               device_id, trace, disputed_at
                          from login_event
                         where member_id = :member
                           and at < :now
                           and at > :kept
                           and result = 'OK'
                         order by at desc
                         limit 1
                        """)
                .param("member", member.value())
                .param("now", Timestamp.from(now))
                .param("kept", Timestamp.from(keptSince()))
                .query(SignInRecords::read)
                .optional();
    }

    /** How many tries failed since the given time; whoever was signed in already was no try. */
    public int failuresSince(MemberId member, Instant since) {
        return db.sql("""
                        select count(*)
                          from login_event
                         where member_id = :member
                           and at > :since
                           and result in ('FAILED', 'LIMITED')
                           and method <> 'SESSION'
                        """)
                .param("member", member.value())
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** "That was not me": marks one of the member's own records, once, and returns it. */
    public Optional<SignInRecord> dispute(MemberId member, long number) {
        return db.sql("""
                        update login_event
                           set disputed_at = coalesce(disputed_at, :now)
                         where member_id = :member
                           and at > :kept
                           and seq = :number
                        returning member_id, at, seq, result, service, method, code, host(ip) as address, place, device,
                               device_id, trace, disputed_at
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("member", member.value())
                .param("kept", Timestamp.from(keptSince()))
                .param("number", number)
                .query(SignInRecords::read)
                .optional();
    }

    Instant keptSince() {
        return clock.instant().atZone(ZoneOffset.UTC).minus(properties.keep()).toInstant();
    }

    private static SignInRecord read(ResultSet row, int number) throws SQLException {
        var disputedAt = row.getTimestamp("disputed_at");
        return new SignInRecord(
                new MemberId(row.getLong("member_id")),
                row.getTimestamp("at").toInstant(),
                row.getLong("seq"),
                Result.valueOf(row.getString("result")),
                row.getString("service"),
                Method.valueOf(row.getString("method")),
                row.getString("code"),
                row.getString("address"),
                Place.valueOf(row.getString("place")),
                row.getString("device"),
                row.getObject("device_id", Long.class),
                row.getString("trace"),
                disputedAt == null ? null : disputedAt.toInstant());
    }
}
