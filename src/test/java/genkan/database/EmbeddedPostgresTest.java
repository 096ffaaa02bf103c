package genkan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.start.DataFolder;
import genkan.start.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path parent;

    private Path path;
    private DataFolder data;

    @BeforeEach
    void anEmptyFolder() {
        path = parent.resolve("some folder's data");
        data = DataFolder.claim(path);
    }

    @AfterEach
    void letGo() throws IOException {
        data.close();
    }

    @Test
    void keepsItsRowsOverARestart() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            execute(postgres, "create table visitor (name text)");
            execute(postgres, "insert into visitor values ('太郎')");
        }

        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(firstColumn(postgres, "select name from visitor")).isEqualTo("太郎");
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void letsNobodyInWithoutThePasswordInItsFile() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            var access = postgres.access();

            assertThat(access.jdbcUrl()).contains("//127.0.0.1:");
            assertThat(Files.getPosixFilePermissions(path.resolve("postgres/password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(() -> DriverManager.getConnection(access.jdbcUrl(), access.user(), "guessed"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void startsAgainWhereAnUnpackingAndAnInitdbWereCutShort() throws Exception {
        var version = Binaries.in(path).version();
        Files.createDirectories(path.resolve("postgres/%s.unfinished/bin".formatted(version)));
        Files.createFile(path.resolve("postgres/%s.unfinished/bin/postgres".formatted(version)));
        Files.createDirectories(path.resolve("postgres/tables.unfinished/base"));

        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(firstColumn(postgres, "select 'ready'")).isEqualTo("ready");
        }
        assertThat(path.resolve("postgres")).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void stopsTheEngineOfAGenkanThatWasKilled() throws Exception {
        var killed = EmbeddedPostgres.start(data);
        execute(killed, "create table visitor as select 'Hanako' as name");

        try (var next = EmbeddedPostgres.start(data)) {
            assertThat(firstColumn(next, "select name from visitor")).isEqualTo("Hanako");
            assertThat(next.access().jdbcUrl()).isNotEqualTo(killed.access().jdbcUrl());
        }
    }

    @Test
    void startsThoughAnotherProgramHasTheNumberOfAnEngineLongGone() throws Exception {
        EmbeddedPostgres.start(data).close();
        Files.writeString(
                path.resolve("postgres/tables/postmaster.pid"),
                "%d\n".formatted(ProcessHandle.current().pid()));

        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(firstColumn(postgres, "select 'ready'")).isEqualTo("ready");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void leavesTablesOfAnotherPostgresAlone() {
        data.note("postgresql", "14");

        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("written by PostgreSQL 14")
                .hasMessageContaining("GENKAN_DATA");
        assertThat(path.resolve("postgres")).doesNotExist();
    }

    private Stream<ProcessHandle> running() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").startsWith(path.toString()));
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        var access = postgres.access();
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String firstColumn(EmbeddedPostgres postgres, String sql) throws SQLException {
        var access = postgres.access();
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
