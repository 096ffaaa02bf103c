package genkan.service;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The registry of services. */
@Repository
public class Services {

    private final JdbcClient db;

    Services(JdbcClient db) {
        this.db = db;
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

    /** The service that a wanted page belongs to: My Page for every page that is not another service's door. */
    public Service behind(String path) {
        var services = all();
        return services.stream()
                .filter(service -> path.equals(service.door()) || path.startsWith(service.door() + "?"))
                .findFirst()
                .or(() -> services.stream()
                        .filter(service -> service.key().equals(Service.MY_PAGE))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("My Page is not registered"));
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
