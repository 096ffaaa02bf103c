package genkan.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A command that has ended, and what it said. */
record Command(int exitCode, String output) {

    static Command run(List<String> prefix, String... words) throws IOException {
        return run("", prefix, words);
    }

    static Command run(String input, List<String> prefix, String... words) throws IOException {
        var builder = new ProcessBuilder(
                        Stream.concat(prefix.stream(), Stream.of(words)).toList())
                .redirectErrorStream(true);
        // Someone's PGDATA or PGOPTIONS must not reach our engine, and its words are looked at in English.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");

        var process = builder.start();
        try (var writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Command(process.waitFor(), output);
        } catch (InterruptedException _) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for " + words[0]);
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    String lastLine() {
        return output.strip().lines().reduce("", (_, line) -> line);
    }
}
