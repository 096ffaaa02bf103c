package genkan.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everyone who is or was a member. */
@Repository
public class Members {

    /** So many may share a mail address, or a name and a birthday; of more, the eldest members are found. */
    private static final int MOST_FOUND = 8;

    private final JdbcClient db;

    Members(JdbcClient db) {
        this.db = db;
    }

    public Optional<Member> find(MemberId id) {
        return db.sql("""
                        select member_id, kind, status, login_key, name, kana, birth_date, email, contract_no, created_at
                          from member
                         where member_id = :id
                        """).param("id", id.value()).query(Members::member).optional();
    }

    /** Who has this contact address, in capital letters or small; a family may share one. */
    public List<Member> byContactMail(String address) {
        return db.sql("""
                        select member_id, kind, status, login_key, name, kana, birth_date, email, contract_no, created_at
                          from member
                         where lower(email) = :address
                         order by member_id
                         limit :most
                        """)
                .param("address", address.strip().toLowerCase(Locale.ROOT))
                .param("most", MOST_FOUND)
                .query(Members::member)
                .list();
    }

    /**
     * Who is called so and was born then.
     *
     * @param kana the reading of the name in whatever kana, with spaces or without
     */
    public List<Member> byKanaAndBirthDate(String kana, LocalDate birthDate) {
        return db.sql("""
                        select member_id, kind, status, login_key, name, kana, birth_date, email, contract_no, created_at
                          from member
                         where birth_date = :birthDate
                           and kana_key = :kanaKey
                         order by member_id
                         limit :most
                        """)
                .param("birthDate", birthDate)
                .param("kanaKey", Kana.folded(kana))
                .param("most", MOST_FOUND)
                .query(Members::member)
                .list();
    }

    public boolean none() {
        return !db.sql("select exists (select from member)")
                .query(Boolean.class)
                .single();
    }

    public void add(Member member) {
        db.sql("""
                        insert into member
                               (member_id, kind, status, login_key, name, kana, kana_key, birth_date, email, contract_no,
                                created_at, updated_at)
                        values (:id, :kind, :status, :loginKey, :name, :kana, :kanaKey, :birthDate, :email, :contractNo, :since, :since)
                        """)
                .param("id", member.id().value())
                .param("kind", member.kind().name())
                .param("status", member.status().name())
                .param("loginKey", member.userId().canonical())
                .param("name", member.name())
                .param("kana", member.kana())
                .param("kanaKey", Kana.folded(member.kana()))
                .param("birthDate", member.birthDate(), Types.DATE)
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

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                new MemberId(row.getLong("member_id")),
                MemberKind.valueOf(row.getString("kind")),
                MemberStatus.valueOf(row.getString("status")),
                UserId.ofCanonical(row.getString("login_key")),
                row.getString("name"),
                row.getString("kana"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("email"),
                row.getString("contract_no"),
                row.getTimestamp("created_at").toInstant());
    }
}
