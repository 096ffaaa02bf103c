package genkan.sso.logout;

import genkan.outbox.Outbox;
import genkan.outbox.Tracking;
import genkan.service.Client;
import genkan.service.Clients;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** Shows operators, on the management port, whether services learn of sign-outs; never whose. */
@Component
@Endpoint(id = "backchannellogout")
class BackChannelLogoutEndpoint {

    private static final int NEWEST = 10;

    private final Clients clients;
    private final Outbox outbox;

    BackChannelLogoutEndpoint(Clients clients, Outbox outbox) {
        this.clients = clients;
        this.outbox = outbox;
    }

    /** The newest messages to each client that wants to be told, by {@code client_id}. */
    @ReadOperation
    Map<String, List<Shown>> newest() {
        var newest = new TreeMap<String, List<Shown>>();
        clients.all().values().stream()
                .filter(BackChannelLogout::wanted)
                .map(Client::id)
                .forEach(client -> newest.put(
                        client,
                        outbox.recent(BackChannelLogout.TOPIC, client, NEWEST).stream()
                                .map(Shown::of)
                                .toList()));
        return newest;
    }

    /**
     * A message as operators may see it.
     *
     * @param id the same as in the log
     */
    record Shown(
            String id,
            String state,
            int attempts,
            @Nullable String lastError,
            Instant createdAt,
            @Nullable Instant doneAt) {

        static Shown of(Tracking message) {
            return new Shown(
                    String.valueOf(message.id()),
                    message.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    message.attempts(),
                    message.lastError(),
                    message.createdAt(),
                    message.doneAt());
        }
    }
}
