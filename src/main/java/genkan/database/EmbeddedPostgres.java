package genkan.database;

import genkan.start.DataFolder;
import genkan.start.NoSpace;
import genkan.start.Progress;
import genkan.start.StartFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that Genkan brings: unpacked into the data folder, reachable from this machine only, stopped with
 * Genkan.
 *
 * <p>{@code pg_ctl} starts it in a session of its own, so that the terminal's Ctrl-C reaches Genkan alone, which closes
 * its connections first. A Genkan that was killed leaves the engine behind; the next start stops it before it goes on.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String MAJOR = "postgresql";

    // The port is free when it is chosen; somebody may still be quicker.
    private static final int TRIES = 3;

    private final Tables tables;
    private final String password;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(Tables tables, int port) throws IOException {
        this.tables = tables;
        this.password = tables.password();
        this.port = port;
    }

    public static EmbeddedPostgres start(DataFolder data) {
        var home = data.path().resolve("postgres");
        var binaries = Binaries.in(home);
        refuseOtherMajor(data, binaries.major());
        try {
            binaries.unpack();
            var tables = new Tables(home, binaries, Account.toRun(binaries));
            tables.create();
            data.note(MAJOR, binaries.major());
            stopWhatAKilledGenkanLeft(tables);
            binaries.removeOtherVersions();
            Progress.say("Starting the database");
            return new EmbeddedPostgres(tables, run(tables, Files.createDirectories(data.logs())));
        } catch (IOException e) {
            throw DataFolder.cannotWrite(data.path(), e);
        }
    }

    public DatabaseAccess access() {
        return access(Tables.DATABASE);
    }

    public DatabaseAccess access(String database) {
        return new DatabaseAccess("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), Tables.USER, password);
    }

    /** Ends connections, writes everything down, and waits until that is done. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                stop(tables);
            } catch (IOException e) {
                log.warn("PostgreSQL could not be stopped; the next start will do it", e);
            }
        }
    }

    private static void refuseOtherMajor(DataFolder data, String major) {
        data.noted(MAJOR).filter(written -> !written.equals(major)).ifPresent(written -> {
            throw new StartFault(
                    "The data folder %s was written by PostgreSQL %s and this Genkan brings %s: start the Genkan that wrote it, or let GENKAN_DATA name another folder."
                            .formatted(data.path(), written, major));
        });
    }

    private static void stopWhatAKilledGenkanLeft(Tables tables) throws IOException {
        var left = tables.process();
        if (left.filter(EmbeddedPostgres::isPostgres).isPresent()) {
            Progress.say("Stopping the database that an earlier Genkan left running");
            stop(tables);
        } else if (left.isPresent()) {
            // Some other program got the number since; in a container that is the rule. PostgreSQL would refuse to
            // start beside it, and our lock on the folder says that nobody works on the tables.
            tables.forgetProcess();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    private static int run(Tables tables, Path logs) throws IOException {
        var startLog = logs.resolve("postgres-start.log");
        for (int attempt = 1; ; attempt++) {
            Files.deleteIfExists(startLog);
            var port = freePort();
            tables.configure(port, logs);
            var start = control(tables, "start", "--wait", "--timeout=60", "--log=" + startLog);
            if (start.succeeded()) {
                return port;
            }
            if (attempt == TRIES || !said(startLog, "could not bind")) {
                throw fault(startLog, start);
            }
        }
    }

    private static void stop(Tables tables) throws IOException {
        var stop = control(tables, "stop", "--mode=fast", "--wait", "--timeout=20");
        if (!stop.succeeded()
                && tables.process().filter(EmbeddedPostgres::isPostgres).isPresent()) {
            // Loses nothing that was committed: the next start reads the journal again.
            control(tables, "stop", "--mode=immediate", "--wait", "--timeout=10");
        }
    }

    private static Command control(Tables tables, String what, String... options) throws IOException {
        var words = new ArrayList<String>();
        words.add(tables.binaries().program("pg_ctl"));
        words.add(what);
        words.add("--pgdata=" + tables.folder());
        words.addAll(List.of(options));
        return Command.run(tables.account().prefix(), words.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean said(Path startLog, String words) throws IOException {
        return Files.exists(startLog) && Files.readString(startLog).contains(words);
    }

    private static RuntimeException fault(Path startLog, Command start) throws IOException {
        if (said(startLog, NoSpace.IN_THE_SYSTEMS_WORDS)) {
            return DataFolder.cannotWrite(startLog, new IOException(NoSpace.IN_THE_SYSTEMS_WORDS));
        }
        return new StartFault(
                "PostgreSQL did not start (%s): look into %s, or set GENKAN_DB_URL to use your own database."
                        .formatted(start.lastLine(), startLog));
    }
}
