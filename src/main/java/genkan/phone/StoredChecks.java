package genkan.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import genkan.member.MemberId;
import genkan.phone.PhoneCheck.State;
import genkan.secret.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@link PhoneChecks}. Every change says from which state, so that of two only one takes place. */
@Repository
class StoredChecks {

    /** A right one is guessed once in three hundred thousand checks. */
    private static final int MOST_WRONG_CODES = 3;

    private final JdbcClient db;
    private final Seal seal;

    StoredChecks(JdbcClient db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /**
     * What a call from one telephone to one of our numbers was awaited for.
     *
     * @param holder a member who is claimed and for whom the telephone speaks now, or the one whose new telephone it is to
     *     become; null if there is none
     */
    record Awaited(long check, Instant until, @Nullable MemberId holder) {}

    /** How many wait on each of our numbers on which any do. */
    Map<PhoneNumber, Integer> waiting(Instant now) {
        var waiting = new HashMap<PhoneNumber, Integer>();
        db.sql("""
                        select dialled, count(*) as checks
                          from phone_check
                         where state = 'WAITING'
                           and wait_until > :now
                         group by dialled
                        """)
                .param("now", Timestamp.from(now))
                .query((row, _) -> waiting.put(new PhoneNumber(row.getString("dialled")), row.getInt("checks")))
                .list();
        return waiting;
    }

    /** On which of our numbers a call from one of these telephones is or was awaited lately, and until when that counts. */
    Map<PhoneNumber, Instant> taken(Collection<String> phones, Instant now) {
        var taken = new HashMap<PhoneNumber, Instant>();
        db.sql("""
                        select dialled, max(reusable_at) as reusable_at
                          from phone_wait
                         where phone_hash = any(:phones::text[])
                           and reusable_at > :now
                         group by dialled
                        """)
                .param("phones", PgArray.of(phones.stream()))
                .param("now", Timestamp.from(now))
                .query((row, _) -> taken.put(
                        new PhoneNumber(row.getString("dialled")),
                        row.getTimestamp("reusable_at").toInstant()))
                .list();
        return taken;
    }

    /**
     * Awaits calls from telephones to one of our numbers, if nobody else does. Returns for how many of them it worked.
     *
     * @param newOf whose new telephone it is to become; null if a claimed member's own is awaited
     */
    int await(
            long check,
            Collection<String> phones,
            PhoneNumber dialled,
            Collection<MemberId> claimed,
            @Nullable MemberId newOf,
            Instant now,
            Instant until,
            Instant reusable) {
        return db.sql("""
                        insert into phone_wait (phone_hash, dialled, check_id, members, new_of, wait_until, reusable_at)
                        select phone, :dialled, :check, :claimed::bigint[], :newOf, :until, :reusable
                          from unnest(:phones::text[]) as phone
                         order by phone
                            on conflict (phone_hash, dialled) do update
                           set check_id = excluded.check_id,
                               members = excluded.members,
                               new_of = excluded.new_of,
                               wait_until = excluded.wait_until,
                               reusable_at = excluded.reusable_at
                         where phone_wait.reusable_at <= :now
                        """)
                .param("check", check)
                .param("phones", PgArray.of(phones.stream()))
                .param("dialled", dialled.e164())
                .param("claimed", PgArray.of(claimed.stream().map(MemberId::value)))
                .param("newOf", value(newOf), Types.BIGINT)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .param("reusable", Timestamp.from(reusable))
                .update();
    }

    /** Awaits nothing, after {@link #await} worked for some telephones and not for all. */
    void awaitNot(long check, Collection<String> phones) {
        db.sql("delete from phone_wait where phone_hash = any(:phones::text[]) and check_id = :check")
                .param("phones", PgArray.of(phones.stream()))
                .param("check", check)
                .update();
    }

    void add(
            long check,
            @Nullable MemberId newOf,
            PhoneNumber dialled,
            Instant opened,
            Instant until,
            @Nullable CallCode code,
            String state) {
        db.sql("""
                        insert into phone_check (check_id, new_of, dialled, opened_at, wait_until, code, state)
                        values (:check, :newOf, :dialled, :opened, :until, :code, :state)
                        """)
                .param("check", check)
                .param("newOf", value(newOf), Types.BIGINT)
                .param("dialled", dialled.e164())
                .param("opened", Timestamp.from(opened))
                .param("until", Timestamp.from(until))
                .param(
                        "code",
                        code == null
                                ? null
                                : seal.seal(codeName(check), code.digits().getBytes(US_ASCII)))
                .param("state", state)
                .update();
    }

    /** Ends all that wait for one of these telephones. */
    int conflict(Collection<String> phones, Instant now) {
        return db.sql("""
                        update phone_check
                           set state = 'CONFLICT'
                         where state = 'WAITING'
                           and wait_until > :now
                           and check_id = any(select check_id
                                                from phone_wait
                                               where phone_hash = any(:phones::text[])
                                                 and wait_until > :now)
                        """)
                .param("phones", PgArray.of(phones.stream()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** A check of its kind: for the new telephone of this member, or, with none named, for telephones that members have. */
    Optional<PhoneCheck> find(long check, @Nullable MemberId newOf, Instant now, Duration usable) {
        return db.sql("""
                        select check_id, dialled, wait_until, code, state, withheld, wrong_codes, called_at, members, keyed
                          from phone_check
                         where check_id = :check
                           and new_of is not distinct from :newOf
                        """)
                .param("check", check)
                .param("newOf", value(newOf), Types.BIGINT)
                .query((row, _) -> check(row, now, usable))
                .optional();
    }

    /** Where a check of any kind stands, for whoever waits for it to change and does nothing with it. */
    Optional<State> state(long check, Instant now, Duration usable) {
        return db.sql("""
                        select wait_until, state, withheld, wrong_codes, called_at, members, keyed
                          from phone_check
                         where check_id = :check
                        """)
                .param("check", check)
                .query((row, _) -> state(row, row.getTimestamp("wait_until").toInstant(), now, usable))
                .optional();
    }

    /** What a call from this telephone to this number of ours is about; empty if nobody expects it. */
    List<Awaited> awaited(String phone, PhoneNumber dialled, Instant now) {
        return db.sql("""
                        select phone_wait.check_id, phone_wait.wait_until,
                               coalesce(phone_wait.new_of, phone_key.member_id) as member_id
                          from phone_wait
                          left join phone_key
                            on phone_key.phone_hash = phone_wait.phone_hash
                           and phone_key.member_id = any(phone_wait.members)
                           and phone_key.active_from <= :now
                         where phone_wait.phone_hash = :phone
                           and phone_wait.dialled = :dialled
                        """)
                .param("phone", phone)
                .param("dialled", dialled.e164())
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Awaited(
                        row.getLong("check_id"), row.getTimestamp("wait_until").toInstant(), holder(row)))
                .list();
    }

    /** Lets a call confirm a check. However many calls come at once and wherever, one of them does. */
    boolean confirm(long check, Collection<MemberId> members, boolean keyed, Instant now) {
        return db.sql("""
                        update phone_check
                           set state = 'CONFIRMED',
                               called_at = :now,
                               members = :members::bigint[],
                               keyed = :keyed
                         where check_id = :check
                           and state = 'WAITING'
                           and wait_until > :now
                        """)
                        .param("check", check)
                        .param("members", PgArray.of(members.stream().map(MemberId::value)))
                        .param("keyed", keyed)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /**
     * The code of a check that waits. Nobody else gets it before the caller's transaction ends, so that those who guess at
     * once have no more tries than those who guess one after the other.
     */
    Optional<CallCode> codeToTry(long check, Instant now) {
        return db.sql("""
                        select code
                          from phone_check
                         where check_id = :check
                           and state = 'WAITING'
                           and wait_until > :now
                           and code is not null
                           for update
                        """)
                .param("check", check)
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional()
                .map(closed -> code(check, closed));
    }

    /** Counts a code that was not the right one. */
    void miskeyed(long check) {
        db.sql("""
                        update phone_check
                           set wrong_codes = wrong_codes + 1,
                               state = case when wrong_codes + 1 < :most then state else 'MISKEYED' end
                         where check_id = :check
                        """).param("most", MOST_WRONG_CODES).param("check", check).update();
    }

    /** Tells the one who waits on this number that somebody called without showing his own; nobody if several wait. */
    List<Long> withheld(PhoneNumber dialled, Instant now) {
        return db.sql("""
                        update phone_check
                           set withheld = true
                         where state = 'WAITING'
                           and wait_until > :now
                           and dialled = :dialled
                           and 1 = (select count(*)
                                      from phone_check other
                                     where other.state = 'WAITING'
                                       and other.wait_until > :now
                                       and other.dialled = :dialled)
                        returning check_id
                        """)
                .param("dialled", dialled.e164())
                .param("now", Timestamp.from(now))
                .query((row, _) -> row.getLong("check_id"))
                .list();
    }

    boolean spend(long check, @Nullable MemberId newOf, Instant calledAfter) {
        return db.sql("""
                        update phone_check
                           set state = 'USED'
                         where check_id = :check
                           and new_of is not distinct from :newOf
                           and state = 'CONFIRMED'
                           and called_at > :calledAfter
                        """)
                        .param("check", check)
                        .param("newOf", value(newOf), Types.BIGINT)
                        .param("calledAfter", Timestamp.from(calledAfter))
                        .update()
                == 1;
    }

    boolean cancel(long check) {
        return db.sql("""
                        update phone_check
                           set state = 'CANCELLED'
                         where check_id = :check
                           and state in ('WAITING', 'CONFIRMED')
                        """).param("check", check).update() == 1;
    }

    /** Forgets what is over. */
    int sweep(Instant checksUntil, Instant now) {
        return db.sql("delete from phone_check where wait_until < :until")
                        .param("until", Timestamp.from(checksUntil))
                        .update()
                + db.sql("delete from phone_wait where reusable_at <= :now")
                        .param("now", Timestamp.from(now))
                        .update()
                + db.sql("delete from phone_call_told where forget_at <= :now")
                        .param("now", Timestamp.from(now))
                        .update();
    }

    private PhoneCheck check(ResultSet row, Instant now, Duration usable) throws SQLException {
        var check = row.getLong("check_id");
        var until = row.getTimestamp("wait_until").toInstant();
        var code = row.getString("code");
        return new PhoneCheck(
                check,
                new PhoneNumber(row.getString("dialled")),
                until,
                code == null ? null : code(check, code),
                state(row, until, now, usable));
    }

    private CallCode code(long check, String closed) {
        return seal.open(codeName(check), closed)
                .map(digits -> new CallCode(new String(digits, US_ASCII)))
                .orElseThrow(() -> new IllegalStateException(
                        "The code of a telephone check was sealed with a key that is not in " + seal.file()));
    }

    private static String codeName(long check) {
        return "the code of telephone check " + check;
    }

    private static State state(ResultSet row, Instant until, Instant now, Duration usable) throws SQLException {
        return switch (row.getString("state")) {
            case "WAITING" ->
                now.isBefore(until)
                        ? new State.Waiting(row.getBoolean("withheld"), row.getInt("wrong_codes") > 0)
                        : new State.Late();
            case "CONFIRMED" -> confirmed(row, now, usable);
            case "CONFLICT" -> new State.Conflict();
            case "CANCELLED" -> new State.Cancelled();
            case "MISKEYED" -> new State.Miskeyed();
            case "USED" -> new State.Used();
            default -> throw new IllegalStateException(row.getString("state"));
        };
    }

    private static State confirmed(ResultSet row, Instant now, Duration usable) throws SQLException {
        var calledAt = row.getTimestamp("called_at").toInstant();
        return now.isBefore(calledAt.plus(usable))
                ? new State.Confirmed(calledAt, members(row), row.getBoolean("keyed"))
                : new State.Late();
    }

    private static Set<MemberId> members(ResultSet row) throws SQLException {
        return Arrays.stream((Long[]) row.getArray("members").getArray())
                .map(MemberId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Long value(@Nullable MemberId member) {
        return member == null ? null : member.value();
    }

    private static @Nullable MemberId holder(ResultSet row) throws SQLException {
        var member = row.getLong("member_id");
        return row.wasNull() ? null : new MemberId(member);
    }
}
