package genkan.credential;

import genkan.member.MemberId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members' passwords, as hashes. */
@Repository
public class Credentials {

    private final JdbcClient db;

    Credentials(JdbcClient db) {
        this.db = db;
    }

    public Optional<PasswordCredential> find(MemberId member) {
        return db.sql("""
                        select hash, changed_at
                          from password_credential
                         where member_id = :member
                        """)
                .param("member", member.value())
                .query((row, _) -> new PasswordCredential(
                        PasswordHash.parse(row.getString("hash")),
                        row.getTimestamp("changed_at").toInstant()))
                .optional();
    }

    /** Sets the member's password, replacing the one before. */
    public void set(MemberId member, PasswordHash hash, Instant at, SetBy by) {
        db.sql("""
                        insert into password_credential (member_id, hash, changed_at, changed_by)
                        values (:member, :hash, :at, :by)
                            on conflict (member_id) do update
                           set hash = excluded.hash, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("member", member.value())
                .param("hash", hash.phc())
                .param("at", Timestamp.from(at))
                .param("by", by.name())
                .update();
    }

    /** Who set a password. */
    public enum SetBy {
        MEMBER,
        OPERATOR_FORCED
    }
}
