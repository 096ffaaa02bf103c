package genkan.database;

import genkan.secret.Randomness;
import genkan.start.NoSpace;
import genkan.start.Progress;
import genkan.start.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** The folder in which the embedded PostgreSQL keeps its tables, and the password that opens them. */
record Tables(Path home, Binaries binaries, Account account) {

    static final String USER = "genkan";
    static final String DATABASE = "genkan";

    private static final long ROOM_FOR_THEM = 200L * 1024 * 1024;

    Path folder() {
        return home.resolve("tables");
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /** Builds beside the place and moves the whole in one step, so that a folder that exists is complete. */
    void create() throws IOException {
        var unfinished = home.resolve("tables.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        if (Files.isDirectory(folder())) {
            account.refuseTablesOfAnotherUser(folder());
            return;
        }

        Progress.say("Preparing the database (the first time only)");
        try {
            refuseTooLittleRoom();
            writePassword();
            initialise(unfinished);
            Files.move(unfinished, folder(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | StartFault e) {
            FileSystemUtils.deleteRecursively(unfinished);
            throw e;
        }
    }

    /** Written at each start, since the port is another one each time. */
    void configure(int port, Path logs) throws IOException {
        Files.writeString(folder().resolve("postgresql.conf"), """
                # Genkan writes this file at each start. "alter system" is the place for settings of your own.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 80
                shared_buffers = 48MB
                max_wal_size = 256MB
                min_wal_size = 32MB
                wal_level = minimal
                max_wal_senders = 0
                max_logical_replication_workers = 0
                io_method = sync
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                logging_collector = on
                log_directory = '%s'
                log_filename = 'postgres-%%a.log'
                log_truncate_on_rotation = on
                log_rotation_size = 0
                # A statement may carry what a member typed.
                log_min_error_statement = panic
                """.formatted(
                        port, logs.toString().replace("'", "''")));
    }

    /** The process that, says the folder, works on the tables. */
    Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(processFile())) {
            return Optional.empty();
        }
        try (var lines = Files.lines(processFile())) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    void forgetProcess() throws IOException {
        Files.deleteIfExists(processFile());
    }

    private Path processFile() {
        return folder().resolve("postmaster.pid");
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    private void refuseTooLittleRoom() throws IOException {
        if (Files.getFileStore(home).getUsableSpace() < ROOM_FOR_THEM) {
            throw new IOException(NoSpace.IN_THE_SYSTEMS_WORDS);
        }
    }

    private void writePassword() throws IOException {
        var random = new Randomness().bytes(24);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random), StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void initialise(Path unfinished) throws IOException {
        // The order of the code points is the same everywhere; Genkan itself sorts what people read.
        require(Command.run(
                account.prefix(),
                binaries.program("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-instructions"));
        require(Command.run(
                "create database %s;\n".formatted(DATABASE),
                account.prefix(),
                binaries.program("postgres"),
                "--single",
                "-D",
                unfinished.toString(),
                "postgres"));
    }

    private static void require(Command command) throws IOException {
        if (!command.succeeded()) {
            throw new IOException(command.lastLine());
        }
    }
}
