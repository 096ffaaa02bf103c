package bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running Genkan of our own. */
public final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long BETWEEN_KNOCKS_MILLIS = 10;
    private static final String HASHING_THREADS = "hash-.*";
    private static final String COMPILING_THREADS = "C[12] Compiler.*";

    private final Process process;
    private final Proc genkan;
    private final int port;
    private final Path log;
    private final Proc database;
    private final Start start;
    private final Thread atTheEnd = new Thread(this::stop);

    /** What it took until the first page was there. */
    public record Start(double seconds, double cpuSeconds) {}

    private Server(Process process, long began, int port, Path data, Path log) {
        this.process = process;
        this.genkan = new Proc(process.pid());
        this.port = port;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        this.start = awaitFirstPage(began);
        this.database = new Proc(postmaster(data));
    }

    /**
     * @param starting what starts a Genkan
     * @param data the data folder, which need not exist
     * @param more arguments for Genkan
     */
    public static Server start(
            List<String> starting, Cores cores, Path data, Map<String, String> settings, List<String> more) {
        var port = freePort();
        var command = new ArrayList<>(cores.prefix());
        command.addAll(starting);
        command.addAll(more);
        var log = data.resolveSibling(data.getFileName() + ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        var environment = builder.environment();
        // What somebody has set for a Genkan of theirs would make the figures those of another one.
        environment.keySet().removeIf(name -> name.startsWith("GENKAN_") || name.startsWith("SPRING_"));
        environment.put("GENKAN_DATA", data.toString());
        environment.put("GENKAN_PORT", String.valueOf(port));
        environment.put("GENKAN_MANAGEMENT_PORT", "0");
        environment.put("GENKAN_URL", "http://localhost:" + port);
        environment.putAll(settings);
        try {
            var began = System.nanoTime();
            return new Server(builder.start(), began, port, data, log);
        } catch (IOException e) {
            throw new Fault("Genkan could not be started", e);
        }
    }

    public int port() {
        return port;
    }

    Start start() {
        return start;
    }

    CpuTime cpu() {
        return new CpuTime(
                genkan.cpu(),
                genkan.cpuOfThreads(HASHING_THREADS),
                genkan.cpuOfThreads(COMPILING_THREADS),
                database.cpuOfFamily(),
                new Proc(ProcessHandle.current().pid()).cpu());
    }

    Proc process() {
        return genkan;
    }

    Proc database() {
        return database;
    }

    /** Until it is through with everything that a start does. */
    public void awaitReady() {
        var began = System.nanoTime();
        while (!saysReady()) {
            mustRun();
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new Fault("Genkan was not ready within " + PATIENCE.toSeconds() + " s; look into " + log);
            }
            pause();
        }
    }

    public void mustRun() {
        if (!process.isAlive()) {
            throw new Fault("Genkan has stopped; look into " + log + " and the log in its data folder");
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook does what there is left to do.
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private Start awaitFirstPage(long began) {
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            if (!process.isAlive()) {
                throw new Fault("Genkan did not start; look into " + log);
            }
            if (showsPage()) {
                return new Start((System.nanoTime() - began) / 1e9, genkan.cpu());
            }
            pause();
        }
        stop();
        throw new Fault("Genkan showed no page within " + PATIENCE.toSeconds() + " s; look into " + log);
    }

    private boolean saysReady() {
        try {
            return Files.readString(log).contains("Genkan is ready");
        } catch (IOException e) {
            throw new Fault("What Genkan says cannot be read", e);
        }
    }

    private boolean showsPage() {
        try (var connection = new Connection(port)) {
            return connection.exchange(Request.get("/sign-in")).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_KNOCKS_MILLIS);
        } catch (InterruptedException e) {
            throw new Fault("Interrupted", e);
        }
    }

    private static long postmaster(Path data) {
        try (var lines = Files.lines(data.resolve("postgres/tables/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new Fault("The database's process cannot be found", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Fault("There is no free port", e);
        }
    }
}
