package genkan.service;

import genkan.service.Clients.Origin;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The registered clients as the database has them. */
@Repository
class StoredClients {

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    StoredClients(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    List<Client> all() {
        return db.sql("select registration from client")
                .query((row, _) -> json.readValue(row.getString("registration"), Client.class))
                .list();
    }

    void register(Client client, Origin origin) {
        db.sql("""
                        insert into client (client_id, service, registration, origin, updated_at)
                        values (:id, :service, cast(:registration as jsonb), :origin, :now)
                            on conflict (client_id) do update
                           set service = excluded.service, registration = excluded.registration,
                               origin = excluded.origin, updated_at = excluded.updated_at
                        """)
                .param("id", client.id())
                .param("service", client.service())
                .param("registration", json.writeValueAsString(client))
                .param("origin", origin.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void keep(Origin origin, Collection<String> ids) {
        db.sql("delete from client where origin = :origin and not (client_id = any (:kept))")
                .param("origin", origin.name())
                .param("kept", ids.toArray(String[]::new))
                .update();
    }
}
