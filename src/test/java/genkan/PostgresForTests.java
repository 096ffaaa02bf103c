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
        var name = "test_" + NUMBER.incrementAndGet();
        try (var connection = open(Engine.RUNNING.access())) {
            execute(connection, "create database " + name);
        }
        return Engine.RUNNING.access(name);
    }

    /** A fresh database with all tables, for a test that would disturb others in theirs. */
    public static DataSource migratedDatabase() throws SQLException {
        var access = freshDatabase();
        var source = new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password());
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    private static Connection open(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
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
