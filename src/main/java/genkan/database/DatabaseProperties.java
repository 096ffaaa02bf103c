package genkan.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL to use.
 *
 * @param url {@code postgresql://user:password@host/name} or {@code jdbc:postgresql://…}; empty means the engine that
 *     Genkan brings
 * @param user for an address that names no user
 * @param password for an address that carries no password
 */
@ConfigurationProperties("genkan.db")
public record DatabaseProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password) {

    /** Whether Genkan brings and runs the database itself. */
    public boolean embedded() {
        return url.isBlank();
    }

    @Override
    public String toString() {
        return embedded() ? "the embedded PostgreSQL" : DatabaseAccess.to(this).toString();
    }
}
