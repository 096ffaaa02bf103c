package genkan.credential;

import genkan.member.MemberId;
import genkan.secret.Seal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members' passwords, as hashes. */
@Repository
public class Credentials {

    private final JdbcClient db;
    private final Seal seal;

    Credentials(JdbcClient db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    public Optional<PasswordCredential> find(MemberId member) {
        return db.sql("""
                        select hash, changed_at
                          from password_credential
                         where member_id = :member
                        """)
                .param("member", member.value())
                .query((row, _) -> new PasswordCredential(
                        PasswordHash.parse(member, row.getString("hash")),
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
                .param("hash", hash.sealed(member, seal).phc())
                .param("at", Timestamp.from(at))
                .param("by", by.name())
                .update();
    }

    /**
     * Puts another hash of the same password in the place of one, sealed with today's key. Whoever has set another
     * password meanwhile wins.
     *
     * @return whether the one before was still there
     */
    boolean replace(MemberId member, PasswordHash before, PasswordHash after) {
        return db.sql("""
                        update password_credential
                           set hash = :after
                         where member_id = :member
                           and hash = :before
                        """)
                        .param("after", after.sealed(member, seal).phc())
                        .param("member", member.value())
                        .param("before", before.phc())
                        .update()
                == 1;
    }

    /**
     * Keeps the hash that another system had for a member.
     *
     * @return false if the member has got a password here, which stays
     */
    boolean bring(MemberId member, PasswordHash hash, Instant at) {
        return db.sql("""
                        insert into password_credential (member_id, hash, changed_at, changed_by)
                        values (:member, :hash, :at, :imported)
                            on conflict (member_id) do update
                           set hash = excluded.hash
                         where password_credential.changed_by = :imported
                        """)
                        .param("member", member.value())
                        .param("hash", hash.sealed(member, seal).phc())
                        .param("at", Timestamp.from(at))
                        .param("imported", SetBy.IMPORTED.name())
                        .update()
                == 1;
    }

    /** The next rows that another key than this has sealed, or none, in the order of their members. */
    List<Row> notSealedWith(String key, MemberId after, int most) {
        return db.sql("""
                        select member_id, hash
                          from password_credential
                         where member_id > :after
                           and position(:mark in hash) = 0
                         order by member_id
                         limit :most
                        """)
                .param("after", after.value())
                .param("mark", "$s1." + key + ".")
                .param("most", most)
                .query((row, _) -> new Row(new MemberId(row.getLong("member_id")), row.getString("hash")))
                .list();
    }

    /** How many rows there are of each kind. */
    List<Kind> kinds() {
        return db.sql("""
                        select case when part[3] = 'v=19' then part[2]
                                    when part[5] = 'argon2id' then part[2] || ' in argon2id'
                                    else part[2] end as scheme,
                               case when part[3] = 'v=19' then part[4]
                                    when part[5] = 'argon2id' then part[3] || ' in ' || part[7]
                                    else part[3] end as cost,
                               coalesce(substring(part[cardinality(part)] from '^s1[.]([^.]*)[.]'), '') as key,
                               count(*) as rows
                          from (select string_to_array(hash, '$') as part from password_credential) as written
                         group by 1, 2, 3
                         order by 1, 2, 3
                        """)
                .query((row, _) -> new Kind(
                        row.getString("scheme"), row.getString("cost"), row.getString("key"), row.getLong("rows")))
                .list();
    }

    /** A row as it is, whether it can be read or not. */
    record Row(MemberId member, String text) {

        boolean opens(Seal seal) {
            try {
                var _ = PasswordHash.parse(member, text).tag(seal);
                return true;
            } catch (IllegalArgumentException | IllegalStateException unreadable) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "Row[hidden]";
        }
    }

    /** What rows have in common; the key is empty where there is no seal. */
    record Kind(String scheme, String cost, String key, long rows) {}

    /** Who set a password. */
    public enum SetBy {
        MEMBER,
        OPERATOR_FORCED,
        /** The member, who had proved in another way who it was. */
        RECOVERY,
        /** Another system, before its members came here. */
        IMPORTED
    }
}
