package genkan.passkey;

import genkan.member.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** The members' passkeys: of each the public key alone, which is no secret. */
@Repository
public class Passkeys {

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Clock clock;

    Passkeys(JdbcClient db, TransactionOperations transactions, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** All of a member's, the oldest first. */
    public List<Passkey> of(MemberId member) {
        return db.sql("""
                        select credential_id, label, backed_up, created_at, last_used_at
                          from passkey
                         where member_id = :member
                         order by created_at, credential_id
                        """)
                .param("member", member.value())
                .query(Passkeys::passkey)
                .list();
    }

    /** Takes one from the member; nothing is done if he has it not. */
    public void remove(MemberId member, String id) {
        remove(member, Bytes.fromBase64(id));
    }

    /** Takes all from the member, such as after somebody else was in. */
    public void removeAll(MemberId member) {
        of(member).forEach(passkey -> remove(member, passkey.id()));
    }

    void removeMadeOn(MemberId member, long deviceId) {
        db.sql("select credential_id from passkey where member_id = :member and device_id = :device")
                .param("member", member.value())
                .param("device", deviceId)
                .query((row, _) -> new Bytes(row.getBytes("credential_id")))
                .list()
                .forEach(id -> remove(member, id));
    }

    private void remove(MemberId member, Bytes id) {
        transactions.executeWithoutResult(_ -> {
            var removed = db.sql("delete from passkey where member_id = :member and credential_id = :id")
                    .param("member", member.value())
                    .param("id", id.getBytes())
                    .update();
            if (removed == 1) {
                db.sql("delete from passkey_owner where credential_id = :id")
                        .param("id", id.getBytes())
                        .update();
            }
        });
    }

    /**
     * A passkey and whose it is.
     *
     * @param record with everything that an answer is checked against
     */
    record Owned(MemberId member, CredentialRecord record) {

        Bytes id() {
            return record.getCredentialId();
        }

        /** What its owner is called on devices. */
        Bytes handle() {
            return record.getUserEntityUserId();
        }
    }

    Optional<Owned> find(Bytes id) {
        return owner(id)
                .flatMap(member -> records(member).stream()
                        .filter(record -> record.getCredentialId().equals(id))
                        .findFirst()
                        .map(record -> new Owned(member, record)));
    }

    private Optional<MemberId> owner(Bytes id) {
        return db.sql("select member_id from passkey_owner where credential_id = :id")
                .param("id", id.getBytes())
                .query((row, _) -> new MemberId(row.getLong("member_id")))
                .optional();
    }

    /** All of a member's with what is needed to use them. */
    List<CredentialRecord> records(MemberId member) {
        return db.sql("""
                        select credential_id, user_handle, attestation, public_key, sign_count, transports,
                               backup_eligible, backed_up, label, created_at
                          from passkey
                         where member_id = :member
                         order by created_at, credential_id
                        """)
                .param("member", member.value())
                .query(Passkeys::record)
                .list();
    }

    /** Keeps a new passkey. False if it is somebody's already. */
    boolean add(MemberId member, CredentialRecord made, long deviceId) {
        return claim(member, made.getCredentialId()) && keep(member, made, deviceId);
    }

    private boolean claim(MemberId member, Bytes id) {
        return db.sql("""
                        insert into passkey_owner (credential_id, member_id)
                        values (:id, :member)
                            on conflict (credential_id) do nothing
                        """)
                        .param("id", id.getBytes())
                        .param("member", member.value())
                        .update()
                == 1;
    }

    private boolean keep(MemberId member, CredentialRecord made, long deviceId) {
        return db.sql("""
                        insert into passkey
                               (member_id, credential_id, user_handle, attestation, public_key, sign_count, transports,
                                backup_eligible, backed_up, label, device_id, created_at)
                        values (:member, :id, :handle, :attestation, :key, :count, :transports, :eligible, :backedUp,
                                :label, :device, :now)
                        """)
                        .param("member", member.value())
                        .param("id", made.getCredentialId().getBytes())
                        .param("handle", made.getUserEntityUserId().getBytes())
                        .param("attestation", attestation(made))
                        .param("key", made.getPublicKey().getBytes())
                        .param("count", made.getSignatureCount())
                        .param("transports", transports(made))
                        .param("eligible", made.isBackupEligible())
                        .param("backedUp", made.isBackupState())
                        .param("label", made.getLabel())
                        .param("device", deviceId)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /**
     * Notes that a passkey was used. False if it has counted backwards: there is a copy of it, and nobody knows which of
     * the two is the member's. One that does not count says 0 for ever.
     */
    boolean used(MemberId member, Bytes id, long count) {
        return db.sql("""
                        update passkey
                           set sign_count = :count, last_used_at = :now
                         where member_id = :member
                           and credential_id = :id
                           and (sign_count < :count or (sign_count = 0 and :count = 0))
                        """)
                        .param("count", count)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("member", member.value())
                        .param("id", id.getBytes())
                        .update()
                == 1;
    }

    /** The answer that brought the key. */
    static byte[] attestation(CredentialRecord made) {
        var attestation = made.getAttestationObject();
        if (attestation == null) {
            throw new IllegalArgumentException("A passkey came without its key");
        }
        return attestation.getBytes();
    }

    private static String[] transports(CredentialRecord made) {
        return made.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .toArray(String[]::new);
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        var lastUsed = row.getTimestamp("last_used_at");
        return new Passkey(
                new Bytes(row.getBytes("credential_id")).toBase64UrlString(),
                row.getString("label"),
                row.getBoolean("backed_up"),
                row.getTimestamp("created_at").toInstant(),
                lastUsed == null ? null : lastUsed.toInstant());
    }

    private static CredentialRecord record(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(row.getBytes("user_handle")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(true)
                .transports(transports(row))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .label(row.getString("label"))
                .created(row.getTimestamp("created_at").toInstant())
                .lastUsed(row.getTimestamp("created_at").toInstant())
                .build();
    }

    private static Set<AuthenticatorTransport> transports(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
