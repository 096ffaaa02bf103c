package genkan.database;

import genkan.start.Progress;
import genkan.start.StartFault;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's own PostgreSQL: tried once before anything relies on it. */
final class ExternalDatabase {

    static final int OLDEST = 15;
    static final int NEWEST_TRIED = 18;

    private static final Logger log = LoggerFactory.getLogger(ExternalDatabase.class);

    // Not reachable yet, or still starting: worth another try, because both may be started at the same moment.
    private static final Set<String> MAY_COME_UP = Set.of("08001", "08004", "08006", "57P03");
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private ExternalDatabase() {}

    static void check(DatabaseAccess access, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var told = false;
        while (true) {
            try {
                checkVersion(access);
                return;
            } catch (SQLException e) {
                if (!mayComeUp(e) || System.nanoTime() > deadline) {
                    throw fault(access, e);
                }
                if (!told) {
                    Progress.say("Waiting for the database %s".formatted(access));
                    told = true;
                }
                pause(access, e);
            }
        }
    }

    private static void checkVersion(DatabaseAccess access) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), properties)) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new StartFault(
                        "The database %s is PostgreSQL %d and Genkan needs %d or newer: upgrade it, or let GENKAN_DB_URL name another."
                                .formatted(access, version, OLDEST));
            }
            if (version > NEWEST_TRIED) {
                log.warn(
                        "PostgreSQL {} is newer than {}, the newest that Genkan is tested with", version, NEWEST_TRIED);
            }
        }
    }

    private static boolean mayComeUp(SQLException e) {
        return e.getSQLState() != null && MAY_COME_UP.contains(e.getSQLState());
    }

    private static void pause(DatabaseAccess access, SQLException lastFailure) {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw fault(access, lastFailure);
        }
    }

    private static StartFault fault(DatabaseAccess access, SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        var sentence = switch (state) {
            case "28P01", "28000" ->
                "The database %s does not accept the user \"%s\" with this password: check GENKAN_DB_USER and GENKAN_DB_PASSWORD."
                        .formatted(access, access.user());
            case "3D000" ->
                "The database %s does not exist on its server: create it, or correct GENKAN_DB_URL.".formatted(access);
            case "08001", "08004", "08006" ->
                "The database %s cannot be reached: start it, or correct GENKAN_DB_URL.".formatted(access);
            default ->
                "The database %s cannot be used (%s): check GENKAN_DB_URL."
                        .formatted(
                                access,
                                String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(state));
        };
        return new StartFault(sentence, e);
    }
}
