package genkan.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The registered clients. A handful of rows that change once a year, so every node answers from a copy, which it reads
 * again after a few seconds.
 */
@Component
public class Clients {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final StoredClients stored;
    private final Clock clock;
    private volatile Copy copy = Copy.NONE;

    Clients(StoredClients stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    public Optional<Client> find(String id) {
        return Optional.ofNullable(all().get(id));
    }

    /** By {@code client_id}. */
    public Map<String, Client> all() {
        var now = clock.instant();
        var current = copy;
        // Between the two, so that a clock that is set back does not keep a copy for long.
        if (!now.isBefore(current.readAt()) && now.isBefore(current.readAt().plus(KEPT))) {
            return current.clients();
        }
        var read = new Copy(
                stored.all().stream().collect(Collectors.toUnmodifiableMap(Client::id, Function.identity())), now);
        copy = read;
        return read.clients();
    }

    public void register(Client client, Origin origin) {
        stored.register(client, origin);
        copy = Copy.NONE;
    }

    /** Removes those that once stood in the configuration file and no longer do. */
    void keepOfFile(Collection<String> ids) {
        stored.keep(Origin.FILE, ids);
        copy = Copy.NONE;
    }

    /** Who registered a client: what the file names no longer goes, what was registered otherwise stays. */
    public enum Origin {
        FILE,
        SAMPLE
    }

    private record Copy(Map<String, Client> clients, Instant readAt) {

        static final Copy NONE = new Copy(Map.of(), Instant.EPOCH);
    }
}
