package genkan.sso;

import genkan.member.MemberId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What members let the services of third parties see. */
@Repository
class Consents {

    private final JdbcClient db;
    private final Clock clock;

    Consents(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean covers(MemberId member, String client, Set<String> scopes) {
        return db.sql("""
                        select exists (select from grant_consent
                                        where member_id = :member
                                          and client_id = :client
                                          and scopes @> cast(:scopes as text[]))
                        """)
                .param("member", member.value())
                .param("client", client)
                .param("scopes", scopes.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Adds to what was agreed before. */
    void grant(MemberId member, String client, Set<String> scopes) {
        db.sql("""
                        insert into grant_consent (member_id, client_id, scopes, granted_at)
                        values (:member, :client, :scopes, :now)
                            on conflict (member_id, client_id) do update
                           set scopes = (select array_agg(distinct scope)
                                           from unnest(grant_consent.scopes || excluded.scopes) as scope),
                               granted_at = excluded.granted_at
                        """)
                .param("member", member.value())
                .param("client", client)
                .param("scopes", scopes.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Notes that the service got tokens, and for what. */
    void used(MemberId member, String client, Set<String> scopes) {
        db.sql("""
                        update grant_consent
                           set used_at = :now, used = :scopes
                         where member_id = :member
                           and client_id = :client
                        """)
                .param("member", member.value())
                .param("client", client)
                .param("scopes", scopes.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
