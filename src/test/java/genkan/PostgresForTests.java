package genkan;

import genkan.database.DatabaseAccess;
import genkan.database.EmbeddedPostgres;
import genkan.start.DataFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL for tests: {@code @Import(PostgresForTests.class)}.
 *
 * <p>One engine serves all tests of a run; every Spring context gets a fresh database, which Flyway then fills. Tests
 * without Spring take one with {@link #freshDatabase()}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PostgresForTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Bean
    @Primary
    DatabaseAccess databaseForThisContext() throws SQLException {
        return freshDatabase();
    }

    public static DatabaseAccess freshDatabase() throws SQLException {
        return create("");
    }

    /** A fresh database with all tables, for a test that would disturb others in theirs. */
    public static DataSource migratedDatabase() throws SQLException {
        return source(create("template " + Migrated.NAME));
    }

    private static DatabaseAccess create(String like) throws SQLException {
        var name = "test_" + NUMBER.incrementAndGet();
        try (var connection = open(Engine.RUNNING.access())) {
            execute(connection, "create database " + name + " " + like);
        }
        return Engine.RUNNING.access(name);
    }

    private static DataSource source(DatabaseAccess access) {
        return new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password());
    }

    private static Connection open(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Migrated once and then copied, which is ten times as fast. */
    private static final class Migrated {

        static final String NAME = migrate();

        private static String migrate() {
            try {
                var access = freshDatabase();
                Flyway.configure().dataSource(source(access)).load().migrate();
                return access.jdbcUrl().substring(access.jdbcUrl().lastIndexOf('/') + 1);
            } catch (SQLException e) {
                throw new IllegalStateException("The tables could not be made", e);
            }
        }
    }

    /** Started by the first test that asks, stopped with the JVM. */
    private static final class Engine {

        // A folder of its own: in genkan.data lies the log of the first context, and the engine claims an empty folder.
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            var postgres = EmbeddedPostgres.start(DataFolder.claim(Path.of("target", "test-postgres")));
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-postgres"));
            try (var connection = open(postgres.access())) {
                // What a test wrote need not survive a power cut.
                execute(connection, "alter system set fsync = off");
                execute(connection, "select pg_reload_conf()");
                dropDatabasesOfEarlierRuns(connection);
            } catch (SQLException e) {
                throw new IllegalStateException("The PostgreSQL for tests does not answer", e);
            }
            return postgres;
        }

        private static void dropDatabasesOfEarlierRuns(Connection connection) throws SQLException {
            var names = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (var name : names) {
                execute(connection, "drop database " + name);
            }
        }
    }
}
