package genkan.service;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The registry of services. */
@Repository
public class Services {

    /** The path of ours where a service's own sign-in button sends a browser; its query names the client. */
    private static final Pattern ASKED_BY_CLIENT = Pattern.compile("/oauth2/authorize\\?(?:.*&)?client_id=([^&]+).*");

    private final JdbcClient db;
    private final Clients clients;

    Services(JdbcClient db, Clients clients) {
        this.db = db;
        this.clients = clients;
    }

    /** In the operator's order. A handful of rows that change once a year, read where they are shown. */
    public List<Service> all() {
        return db.sql("""
                        select key, prefix, name_ja, name_en, about_ja, about_en, icon, entry, position
                          from service
                         order by position, key
                        """).query(Services::service).list();
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
        db.sql("""
                        insert into service (key, prefix, name_ja, name_en, about_ja, about_en, icon, entry, position)
                        values (:key, :prefix, :nameJa, :nameEn, :aboutJa, :aboutEn, :icon, :entry, :position)
                            on conflict (key) do update
                           set prefix = excluded.prefix, name_ja = excluded.name_ja, name_en = excluded.name_en,
                               about_ja = excluded.about_ja, about_en = excluded.about_en, icon = excluded.icon,
                               entry = excluded.entry, position = excluded.position
                        """).paramSource(service).update();
    }

    private static Service service(ResultSet row, int number) throws SQLException {
        return new Service(
                row.getString("key"),
                row.getString("prefix"),
                row.getString("name_ja"),
                row.getString("name_en"),
                row.getString("about_ja"),
                row.getString("about_en"),
                row.getString("icon"),
                row.getString("entry"),
                row.getInt("position"));
    }
}
