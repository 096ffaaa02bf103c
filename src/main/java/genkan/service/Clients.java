package genkan.service;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The registered clients. A handful of rows that change once a year, read again by every node when its copy is older
 * than a few seconds.
 */
@Repository
public class Clients {

    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(5);

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;
    private volatile Copy copy = new Copy(Map.of(), Instant.MIN);

    Clients(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    public Optional<Client> find(String id) {
        return Optional.ofNullable(all().get(id));
    }

    /** By {@code client_id}. */
    public Map<String, Client> all() {
        var current = copy;
        var now = clock.instant();
        if (current.readAt().plus(READ_AGAIN_AFTER).isAfter(now)
                && !current.readAt().isAfter(now)) {
            return current.clients();
        }
        var read = new Copy(
                db
                        .sql("select registration from client")
                        .query((row, _) -> json.readValue(row.getString("registration"), Client.class))
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Client::id, Function.identity())),
                now);
        copy = read;
        return read.clients();
    }

    public void register(Client client, Origin origin) {
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
        copy = new Copy(Map.of(), Instant.MIN);
    }

    /** Removes those that once stood in the configuration file and no longer do. */
    void keepOfFile(Collection<String> ids) {
        db.sql("delete from client where origin = :file and not (client_id = any (:kept))")
                .param("file", Origin.FILE.name())
                .param("kept", ids.toArray(String[]::new))
                .update();
        copy = new Copy(Map.of(), Instant.MIN);
    }

    /** Who registered a client: what the file names no longer goes, what was registered otherwise stays. */
    public enum Origin {
        FILE,
        SAMPLE
    }

    private record Copy(Map<String, Client> clients, Instant readAt) {}
}
