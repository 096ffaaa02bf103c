package bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** The folder of the bench's own Genkan; what is in it is thrown away, so that each run finds the same. */
public final class Data {

    private static final String TABLES = "postgres/tables";

    private Data() {}

    /** Fails while another bench, or a Genkan that a killed one left behind, works on it. */
    public static Path clean(Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            if (Files.exists(folder.resolve("lock"))) {
                mustBeFree(folder);
                stopDatabase(folder.resolve(TABLES).resolve("postmaster.pid"));
                // The engine stays unpacked: that is no part of what is measured, and takes long.
                delete(folder.resolve(TABLES));
                delete(folder.resolve("log"));
            }
            return folder;
        } catch (IOException e) {
            throw new Fault("The folder " + folder + " cannot be used", e);
        }
    }

    private static void mustBeFree(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new Fault("A Genkan still runs on " + folder + "; stop it first");
            }
        }
    }

    /** One that a killed Genkan left behind. */
    private static void stopDatabase(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var left = ProcessHandle.of(pid).filter(Data::isPostgres);
        left.ifPresent(ProcessHandle::destroy);
        left.ifPresent(process -> process.onExit()
                .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                .join());
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
