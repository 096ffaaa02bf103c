package genkan.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one folder in which this Genkan keeps what must survive a restart.
 *
 * <p>It is claimed for as long as the process lives: the file {@code genkan-data} says that it is ours and in which
 * format, a lock keeps a second Genkan out. The lock goes with the process, so it never has to be cleared by hand.
 */
public final class DataFolder implements AutoCloseable {

    private static final String FORMAT = "1";
    private static final String MARK = "genkan-data";
    private static final Set<String> FOUND_IN_EMPTY_FOLDERS = Set.of("lost+found", ".DS_Store");

    // The garbage collector closes a channel that nobody holds, and with it goes the lock.
    private static final Set<FileChannel> LOCKS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    public static DataFolder claim(Path path) {
        var folder = path.toAbsolutePath().normalize();
        try {
            open(folder);
            return new DataFolder(folder, lock(folder));
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    public Path path() {
        return path;
    }

    public Path logs() {
        return path.resolve("log");
    }

    /** What was noted down in the folder's mark, for example the PostgreSQL that wrote its tables. */
    public Optional<String> noted(String name) {
        try {
            return Optional.ofNullable(mark(path).getProperty(name));
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    public void note(String name, String value) {
        try {
            var mark = mark(path);
            mark.setProperty(name, value);
            write(path, mark);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    @Override
    public void close() throws IOException {
        LOCKS.remove(lock);
        lock.close();
    }

    public static StartFault cannotWrite(Path folder, IOException cause) {
        if (NoSpace.in(cause)) {
            return new StartFault(
                    "The disk that holds %s is full: free some space, or let GENKAN_DATA name a folder on another disk."
                            .formatted(folder),
                    cause);
        }
        var why = switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case NotDirectoryException _ -> "it is a file";
            case NoSuchFileException _ -> "it cannot be created";
            default -> cause.getMessage();
        };
        return new StartFault(
                "Genkan cannot use the data folder %s (%s): let GENKAN_DATA name a folder it may write to."
                        .formatted(folder, why),
                cause);
    }

    private static void open(Path folder) throws IOException {
        if (Files.exists(folder.resolve(MARK))) {
            var format = mark(folder).getProperty("format");
            if (!FORMAT.equals(format)) {
                throw new StartFault(
                        "The data folder %s has the format %s and this Genkan reads format %s: start the Genkan that wrote it, or let GENKAN_DATA name another folder."
                                .formatted(folder, format, FORMAT));
            }
            return;
        }
        if (!isEmpty(folder)) {
            throw new StartFault(
                    "The folder %s holds files that are not Genkan's: let GENKAN_DATA name an empty or a new folder."
                            .formatted(folder));
        }
        create(folder);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.allMatch(
                    file -> FOUND_IN_EMPTY_FOLDERS.contains(file.getFileName().toString()));
        }
    }

    private static void create(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var mark = new Properties();
        mark.setProperty("format", FORMAT);
        write(folder, mark);
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                LOCKS.add(channel);
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // The same process has it; for the operator that is no different.
        }
        channel.close();
        throw new StartFault(
                "Another Genkan is already using the data folder %s: stop it, or let GENKAN_DATA name another folder."
                        .formatted(folder));
    }

    private static Properties mark(Path folder) throws IOException {
        var mark = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve(MARK))) {
            mark.load(reader);
        }
        return mark;
    }

    private static void write(Path folder, Properties mark) throws IOException {
        try (var writer = Files.newBufferedWriter(folder.resolve(MARK))) {
            mark.store(writer, "This folder belongs to Genkan.");
        }
    }
}
