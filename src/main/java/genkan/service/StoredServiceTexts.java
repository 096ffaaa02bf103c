package genkan.service;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The services' own texts as the database has them. */
@Repository
class StoredServiceTexts {

    private final JdbcClient db;

    StoredServiceTexts(JdbcClient db) {
        this.db = db;
    }

    /** With the codes as members read them, such as {@code WM500-C}. */
    List<ServiceText> all() {
        return db.sql("""
                        select s.prefix || t.code as shown, t.language, t.text
                          from service_text t
                          join service s on s.key = t.service
                        """)
                .query((row, _) -> new ServiceText(
                        row.getString("shown"), Locale.of(row.getString("language")), row.getString("text")))
                .list();
    }

    /** Forgets what the service said before; the caller holds the transaction. */
    void replace(String service, Collection<ServiceText> texts) {
        db.sql("delete from service_text where service = :service")
                .param("service", service)
                .update();
        texts.forEach(text -> db.sql("""
                        insert into service_text (service, code, language, text)
                        values (:service, :code, :language, :text)
                        """)
                .param("service", service)
                .param("code", text.code())
                .param("language", text.language().getLanguage())
                .param("text", text.text())
                .update());
    }
}
