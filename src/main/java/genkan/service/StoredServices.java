package genkan.service;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The registered services as the database has them. */
@Repository
class StoredServices {

    private final JdbcClient db;

    StoredServices(JdbcClient db) {
        this.db = db;
    }

    /** In the operator's order. */
    List<Service> all() {
        return db.sql("""
                        select key, prefix, name_ja, name_en, about_ja, about_en, icon, entry, position
                          from service
                         order by position, key
                        """).query(StoredServices::service).list();
    }

    void register(Service service) {
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
