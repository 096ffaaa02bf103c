package genkan.service;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The registry of services. */
@Component
public class Services {

    /** The path of ours where a service's own sign-in button sends a browser; its query names the client. */
    private static final Pattern ASKED_BY_CLIENT = Pattern.compile("/oauth2/authorize\\?(?:.*&)?client_id=([^&]+).*");

    private final StoredServices stored;
    private final Clients clients;
    private final Copy<List<Service>> copy;

    Services(StoredServices stored, Clients clients, Clock clock) {
        this.stored = stored;
        this.clients = clients;
        this.copy = new Copy<>(stored::all, clock);
    }

    /** In the operator's order. */
    public List<Service> all() {
        return copy.get();
    }

    public Optional<Service> find(String key) {
        return all().stream().filter(service -> service.key().equals(key)).findFirst();
    }

    /** The service that a wanted page belongs to: My Page for every page that does not lead to another service. */
    public Service behind(String path) {
        var services = all();
        var asking = asking(path);
        return services.stream()
                .filter(service -> asking.map(service.key()::equals)
                        .orElse(path.equals(service.door()) || path.startsWith(service.door() + "?")))
                .findFirst()
                .or(() -> services.stream()
                        .filter(service -> service.key().equals(Service.MY_PAGE))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("My Page is not registered"));
    }

    private Optional<String> asking(String path) {
        var matcher = ASKED_BY_CLIENT.matcher(path);
        return matcher.matches()
                ? clients.find(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8))
                        .map(Client::service)
                : Optional.empty();
    }

    /**
     * The other sites that a form may lead to when it opens the service, as a Content Security Policy names them: where
     * the service stands and where its clients take answers.
     */
    public List<String> sites(Service service) {
        var ofClients = clients.all().values().stream()
                .filter(client -> client.service().equals(service.key()))
                .flatMap(client -> client.redirectUris().stream());
        return Stream.concat(Stream.of(service.entry()).filter(entry -> !entry.startsWith("/")), ofClients)
                .map(RedirectUri::origin)
                .distinct()
                .toList();
    }

    public void register(Service service) {
        stored.register(service);
        copy.forget();
    }
}
