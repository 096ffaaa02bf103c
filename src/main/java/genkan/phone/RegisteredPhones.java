package genkan.phone;

import genkan.member.MemberId;
import genkan.secret.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whose telephone is which. A member may have several, and a household shares one. Numbers lie here sealed, and are found
 * by a digest.
 */
@Repository
public class RegisteredPhones {

    private final JdbcClient db;
    private final PhoneNumbers numbers;
    private final PhoneDigests digests;
    private final Seal seal;
    private final TransactionOperations transactions;
    private final Clock clock;

    RegisteredPhones(
            JdbcClient db,
            PhoneNumbers numbers,
            PhoneDigests digests,
            Seal seal,
            TransactionOperations transactions,
            Clock clock) {
        this.db = db;
        this.numbers = numbers;
        this.digests = digests;
        this.seal = seal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Registers a telephone that {@link PhoneNumbers#accepted}, or confirms it anew; what is active already stays so.
     *
     * @throws IllegalArgumentException if nobody has a telephone of that kind
     */
    public void register(MemberId member, PhoneNumber number, Instant activeFrom, Instant verifiedAt) {
        var kind = numbers.kind(number)
                .orElseThrow(() -> new IllegalArgumentException("Nobody has a telephone of that kind: " + number));
        var digest = digests.of(number);
        transactions.executeWithoutResult(_ -> {
            db.sql("""
                            insert into registered_phone (member_id, phone_hash, sealed, kind, active_from, verified_at)
                            values (:member, :digest, :sealed, :kind, :activeFrom, :verifiedAt)
                                on conflict (member_id, phone_hash) do update
                               set sealed = excluded.sealed,
                                   kind = excluded.kind,
                                   active_from = least(registered_phone.active_from, excluded.active_from),
                                   verified_at = excluded.verified_at
                            """)
                    .param("member", member.value())
                    .param("digest", digest)
                    .param(
                            "sealed",
                            seal.seal(name(member, digest), number.e164().getBytes(StandardCharsets.US_ASCII)))
                    .param("kind", kind.name())
                    .param("activeFrom", Timestamp.from(activeFrom))
                    .param("verifiedAt", Timestamp.from(verifiedAt))
                    .update();
            db.sql("""
                            insert into phone_key (phone_hash, member_id, active_from)
                            values (:digest, :member, :activeFrom)
                                on conflict (phone_hash, member_id) do update
                               set active_from = least(phone_key.active_from, excluded.active_from)
                            """)
                    .param("digest", digest)
                    .param("member", member.value())
                    .param("activeFrom", Timestamp.from(activeFrom))
                    .update();
        });
    }

    /** The eldest first, also those that are not active yet. */
    public List<RegisteredPhone> of(MemberId member) {
        return db.sql("""
                        select phone_hash, sealed, kind, active_from, verified_at
                          from registered_phone
                         where member_id = :member
                         order by active_from, phone_hash
                        """)
                .param("member", member.value())
                .query((row, _) -> phone(member, row))
                .list();
    }

    /** Returns whether it was there; a check that waits for its call waits in vain from here on. */
    public boolean remove(MemberId member, PhoneNumber number) {
        var digest = digests.of(number);
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            db.sql("delete from phone_key where phone_hash = :digest and member_id = :member")
                    .param("digest", digest)
                    .param("member", member.value())
                    .update();
            return db.sql("delete from registered_phone where member_id = :member and phone_hash = :digest")
                            .param("member", member.value())
                            .param("digest", digest)
                            .update()
                    == 1;
        }));
    }

    /** Takes those away that do not speak for the member yet: whoever was in may have added them. */
    public void removeWaiting(MemberId member) {
        var now = Timestamp.from(clock.instant());
        transactions.executeWithoutResult(_ -> {
            db.sql("""
                            delete from phone_key
                             where member_id = :member
                               and phone_hash in (select phone_hash
                                                    from registered_phone
                                                   where member_id = :member
                                                     and active_from > :now)
                            """).param("member", member.value()).param("now", now).update();
            db.sql("delete from registered_phone where member_id = :member and active_from > :now")
                    .param("member", member.value())
                    .param("now", now)
                    .update();
        });
    }

    /** A name for one of a member's telephones by which his own pages may ask for it, and which shows nothing. */
    public String reference(RegisteredPhone phone) {
        return digests.ofMembers(phone.member(), phone.number());
    }

    /** Everybody for whom this telephone speaks now. */
    public Set<MemberId> holders(PhoneNumber number) {
        return db
                .sql("""
                        select member_id
                          from phone_key
                         where phone_hash = :digest
                           and active_from <= :now
                        """)
                .param("digest", digests.of(number))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new MemberId(row.getLong("member_id")))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The digests of the telephones that speak for these members now and are of kinds that count. */
    Set<String> active(Collection<MemberId> members, Collection<PhoneKind> kinds, Instant now) {
        return Set.copyOf(db.sql("""
                        select distinct phone_hash
                          from registered_phone
                         where member_id = any(:members::bigint[])
                           and kind = any(:kinds::text[])
                           and active_from <= :now
                        """)
                .param("members", PgArray.of(members.stream().map(MemberId::value)))
                .param("kinds", PgArray.of(kinds.stream()))
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list());
    }

    /** A number as it lies there. */
    record Sealed(MemberId member, String digest, String text) {}

    /** What became of sealing a number anew. */
    enum Resealed {
        DONE,
        /** It does not open: the key is not here. */
        CLOSED,
        /** Somebody was quicker, or the telephone is gone. */
        CHANGED
    }

    /** The next numbers that another key than today's has sealed. */
    List<Sealed> notSealedToday(MemberId afterMember, String afterDigest, int most) {
        return db.sql("""
                        select member_id, phone_hash, sealed
                          from registered_phone
                         where (member_id, phone_hash) > (:member, :digest)
                           and position(:mark in sealed) = 0
                         order by member_id, phone_hash
                         limit :most
                        """)
                .param("member", afterMember.value())
                .param("digest", afterDigest)
                .param("mark", "." + seal.key() + ".")
                .param("most", most)
                .query((row, _) -> new Sealed(
                        new MemberId(row.getLong("member_id")), row.getString("phone_hash"), row.getString("sealed")))
                .list();
    }

    Resealed reseal(Sealed before) {
        var name = name(before.member(), before.digest());
        var open = seal.open(name, before.text());
        if (open.isEmpty()) {
            return Resealed.CLOSED;
        }
        var replaced = db.sql("""
                        update registered_phone
                           set sealed = :after
                         where member_id = :member
                           and phone_hash = :digest
                           and sealed = :before
                        """)
                .param("after", seal.seal(name, open.get()))
                .param("member", before.member().value())
                .param("digest", before.digest())
                .param("before", before.text())
                .update();
        return replaced == 1 ? Resealed.DONE : Resealed.CHANGED;
    }

    private RegisteredPhone phone(MemberId member, ResultSet row) throws SQLException {
        var digest = row.getString("phone_hash");
        var number = seal.open(name(member, digest), row.getString("sealed"))
                .map(open -> new PhoneNumber(new String(open, StandardCharsets.US_ASCII)))
                .orElseThrow(() -> new IllegalStateException(
                        "A telephone of %s was sealed with a key that is not in %s".formatted(member, seal.file())));
        return new RegisteredPhone(
                member,
                number,
                PhoneKind.valueOf(row.getString("kind")),
                row.getTimestamp("active_from").toInstant(),
                row.getTimestamp("verified_at").toInstant());
    }

    private static String name(MemberId member, String digest) {
        return "telephone " + digest + " of " + member.reference();
    }
}
