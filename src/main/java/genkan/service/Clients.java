package genkan.service;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The registered clients. */
@Component
public class Clients {

    private final StoredClients stored;
    private final Copy<Map<String, Client>> copy;

    Clients(StoredClients stored, Clock clock) {
        this.stored = stored;
        this.copy = new Copy<>(() -> byId(stored), clock);
    }

    public Optional<Client> find(String id) {
        return Optional.ofNullable(all().get(id));
    }

    /** By {@code client_id}. */
    public Map<String, Client> all() {
        return copy.get();
    }

    private static Map<String, Client> byId(StoredClients stored) {
        return stored.all().stream().collect(Collectors.toUnmodifiableMap(Client::id, Function.identity()));
    }

    public void register(Client client, Origin origin) {
        stored.register(client, origin);
        copy.forget();
    }

    /** Removes those that once stood in the configuration file and no longer do. */
    void keepOfFile(Collection<String> ids) {
        stored.keep(Origin.FILE, ids);
        copy.forget();
    }

    /** Who registered a client: what the file names no longer goes, what was registered otherwise stays. */
    public enum Origin {
        FILE,
        SAMPLE
    }
}
