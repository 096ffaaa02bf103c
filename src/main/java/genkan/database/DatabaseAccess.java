package genkan.database;

import genkan.start.StartFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Where the database is and who we are there.
 *
 * <p>The migrations use it for connections of their own, since a migration may take longer than the few seconds after
 * which the pool gives up on an answer.
 */
public record DatabaseAccess(String jdbcUrl, String user, String password)
        implements JdbcConnectionDetails, FlywayConnectionDetails {

    // Several hosts are allowed: host1:5432,host2/name?targetServerType=primary
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<where>[^@/?]*(?:/.*)?)");

    static DatabaseAccess to(DatabaseProperties properties) {
        var address = ADDRESS.matcher(properties.url().strip());
        if (!address.matches()) {
            // The address itself is not repeated: it may hold a password.
            throw new StartFault(
                    "GENKAN_DB_URL is not an address of a PostgreSQL: write it as postgresql://user:password@host:5432/name.");
        }
        return new DatabaseAccess(
                "jdbc:postgresql://" + address.group("where"),
                either(address.group("user"), properties.user()),
                either(address.group("password"), properties.password()));
    }

    private static String either(@Nullable String inAddress, String setting) {
        return inAddress == null || inAddress.isEmpty()
                ? setting
                : URLDecoder.decode(inAddress.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String getJdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public String getUsername() {
        return user;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getDriverClassName() {
        return "org.postgresql.Driver";
    }

    /** Without the password, and without the parameters that might hold one. */
    @Override
    public String toString() {
        return jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    }
}
