package genkan.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everyone who is or was a member. */
@Repository
public class Members {

    private final JdbcClient db;

    Members(JdbcClient db) {
        this.db = db;
    }

    public Optional<Member> find(MemberId id) {
        return db.sql("""
                        select member_id, kind, status, login_key, name, kana, email, contract_no, created_at
                          from member
                         where member_id = :id
                        """).param("id", id.value()).query(Members::member).optional();
    }

    public boolean none() {
        return !db.sql("select exists (select from member)")
                .query(Boolean.class)
                .single();
    }

    public void add(Member member) {
        db.sql("""
                        insert into member
                               (member_id, kind, status, login_key, name, kana, email, contract_no, created_at, updated_at)
                        values (:id, :kind, :status, :loginKey, :name, :kana, :email, :contractNo, :since, :since)
                        """)
                .param("id", member.id().value())
                .param("kind", member.kind().name())
                .param("status", member.status().name())
                .param("loginKey", member.userId().canonical())
                .param("name", member.name())
                .param("kana", member.kana())
                .param("email", member.email())
                .param("contractNo", member.contractNo())
                .param("since", Timestamp.from(member.since()))
                .update();
    }

    /**
     * Writes the member's new User ID; the caller holds the transaction.
     *
     * @return false if the member no longer has the one to be replaced
     */
    public boolean rename(MemberId id, UserId from, UserId to, Instant at) {
        return db.sql("""
                        update member
                           set login_key = :to, updated_at = :at
                         where member_id = :id
                           and login_key = :from
                        """)
                        .param("id", id.value())
                        .param("from", from.canonical())
                        .param("to", to.canonical())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /**
     * Moves the member from one status to another; the caller holds the transaction.
     *
     * @return false if it was not the one to be left
     */
    public boolean setStatus(MemberId id, MemberStatus from, MemberStatus to, Instant at) {
        return db.sql("""
                        update member
                           set status = :to, updated_at = :at
                         where member_id = :id
                           and status = :from
                        """)
                        .param("to", to.name())
                        .param("at", Timestamp.from(at))
                        .param("id", id.value())
                        .param("from", from.name())
                        .update()
                == 1;
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                new MemberId(row.getLong("member_id")),
                MemberKind.valueOf(row.getString("kind")),
                MemberStatus.valueOf(row.getString("status")),
                UserId.ofCanonical(row.getString("login_key")),
                row.getString("name"),
                row.getString("kana"),
                row.getString("email"),
                row.getString("contract_no"),
                row.getTimestamp("created_at").toInstant());
    }
}
