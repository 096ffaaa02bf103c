package genkan.sso.consent;

import genkan.member.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What members let the services of third parties see. */
@Repository
public class Consents {

    private final JdbcClient db;
    private final Clock clock;

    Consents(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public boolean covers(MemberId member, String client, Set<String> scopes) {
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
    public void grant(MemberId member, String client, Set<String> scopes) {
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

    /** What the member agreed to and has not withdrawn. */
    public List<Consent> of(MemberId member) {
        return db.sql("""
                        select client_id, scopes, granted_at, used_at, used
                          from grant_consent
                         where member_id = :member
                        """)
                .param("member", member.value())
                .query(Consents::consent)
                .list();
    }

    public void withdraw(MemberId member, String client) {
        db.sql("delete from grant_consent where member_id = :member and client_id = :client")
                .param("member", member.value())
                .param("client", client)
                .update();
    }

    /**
     * Notes that the service gets tokens, and for what.
     *
     * @return false if the member has withdrawn
     */
    public boolean used(MemberId member, String client, Set<String> scopes) {
        return db.sql("""
                        update grant_consent
                           set used_at = :now, used = :scopes
                         where member_id = :member
                           and client_id = :client
                        """)
                        .param("member", member.value())
                        .param("client", client)
                        .param("scopes", scopes.toArray(String[]::new))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        var usedAt = row.getTimestamp("used_at");
        return new Consent(
                row.getString("client_id"),
                Set.copyOf(List.of((String[]) row.getArray("scopes").getArray())),
                row.getTimestamp("granted_at").toInstant(),
                usedAt == null ? null : usedAt.toInstant(),
                Set.copyOf(List.of((String[]) row.getArray("used").getArray())));
    }

    /**
     * What one service may see.
     *
     * @param usedAt when it last got tokens; null if it never did
     * @param used what for
     */
    public record Consent(
            String client,
            Set<String> scopes,
            Instant grantedAt,
            @Nullable Instant usedAt,
            Set<String> used) {}
}
