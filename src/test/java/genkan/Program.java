package genkan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A program that runs beside the tests; its words go to a file, and stand in the report when it fails. */
public final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path words;

    private Program(Process process, Path words) {
        this.process = process;
        this.words = words;
    }

    /**
     * Starts a program.
     *
     * @param name of the file for its words, below {@code target}
     * @param missing what to say when there is no such program
     */
    public static Program start(
            String name, Path folder, Map<String, String> environment, List<String> command, String missing) {
        var words = Path.of("target", name + ".log").toAbsolutePath();
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(words.toFile());
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start(), words);
        } catch (IOException unknown) {
            throw new AssertionError(missing, unknown);
        }
    }

    /** What it has said, once the pattern is in it. */
    public MatchResult says(Pattern pattern) throws InterruptedException {
        for (long wait = 0; wait < PATIENCE.toMillis(); wait += 100) {
            var said = pattern.matcher(words());
            if (said.find()) {
                return said.toMatchResult();
            }
            if (!process.isAlive()) {
                throw new AssertionError("ended with %d: %s".formatted(process.exitValue(), words()));
            }
            Thread.sleep(100);
        }
        throw new AssertionError("has not said %s: %s".formatted(pattern, words()));
    }

    /** Its exit code. */
    public int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            throw new AssertionError("does not end: " + words());
        }
        return process.exitValue();
    }

    /** Ends it as a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String words() {
        try {
            return Files.readString(words);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
