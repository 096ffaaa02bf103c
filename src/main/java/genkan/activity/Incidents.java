package genkan.activity;

import genkan.network.Network;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which members somebody in a network has tried: for the operator, after an attack. */
@Repository
class Incidents {

    private final JdbcClient db;

    Incidents(JdbcClient db) {
        this.db = db;
    }

    /**
     * A member who was tried.
     *
     * @param userId the member's current one
     * @param signedIn how often the password was right
     * @param failed how often it was evaluated and wrong
     * @param limited at least so often it was not evaluated; one in ten minutes is kept
     */
    record Touched(String userId, int signedIn, int failed, int limited, Instant first, Instant last) {}

    /** Members into whose account somebody got first, then by their first try. Reads the history of all members. */
    List<Touched> touched(Network from, Instant since) {
        return db.sql("""
                        select member.login_key,
                               count(*) filter (where result = 'OK') as signed_in,
                               count(*) filter (where result = 'FAILED') as failed,
                               count(*) filter (where result = 'LIMITED') as limited,
                               min(at) as first_at,
                               max(at) as last_at
                          from login_event
                          join member on member.member_id = login_event.member_id
                         where at >= :since
                           and ip <<= cast(:network as inet)
                           and method <> 'SESSION'
                         group by member.login_key
                         order by count(*) filter (where result = 'OK') = 0, first_at, member.login_key
                        """)
                .param("since", Timestamp.from(since))
                .param("network", from.address().getHostAddress() + "/" + from.bits())
                .query((row, _) -> new Touched(
                        row.getString("login_key"),
                        row.getInt("signed_in"),
                        row.getInt("failed"),
                        row.getInt("limited"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("last_at").toInstant()))
                .list();
    }
}
