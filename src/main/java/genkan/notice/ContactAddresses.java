package genkan.notice;

import genkan.member.MemberId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where else members are told what happened, besides their contact address (NIST SP 800-63B-4, 4.6: two at least). */
@Repository
public class ContactAddresses {

    private final JdbcClient db;

    ContactAddresses(JdbcClient db) {
        this.db = db;
    }

    public void add(MemberId member, String address, Instant since) {
        db.sql("""
                        insert into contact_address (member_id, address, since)
                        values (:member, :address, :since)
                        on conflict (member_id, address) do nothing
                        """)
                .param("member", member.value())
                .param("address", address)
                .param("since", Timestamp.from(since))
                .update();
    }

    List<String> of(MemberId member) {
        return db.sql("select address from contact_address where member_id = :member order by since, address")
                .param("member", member.value())
                .query((row, _) -> row.getString("address"))
                .list();
    }
}
