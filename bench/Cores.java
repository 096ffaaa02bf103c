package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs on which cores.
 *
 * @param forServer how many Genkan has
 * @param prefix the words before a command that is to run where Genkan runs
 */
public record Cores(int forServer, List<String> prefix) {

    public static Cores shared() {
        return new Cores(Runtime.getRuntime().availableProcessors(), List.of());
    }

    /** Moves the load, this process, to the second core and leaves the first to Genkan. */
    public static Cores apart() {
        var allowed = allowed();
        if (allowed.size() < 2) {
            throw new Fault("--pin needs two cores");
        }
        moveTo(allowed.get(1));
        return new Cores(1, List.of("taskset", "--cpu-list", allowed.getFirst()));
    }

    private static void moveTo(String core) {
        var pid = String.valueOf(ProcessHandle.current().pid());
        try {
            var taskset = new ProcessBuilder("taskset", "--all-tasks", "--cpu-list", "--pid", core, pid)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (taskset.waitFor() != 0) {
                throw new Fault("taskset could not move the load to another core");
            }
        } catch (IOException e) {
            throw new Fault("--pin needs the program taskset (util-linux)", e);
        } catch (InterruptedException e) {
            throw new Fault("Interrupted", e);
        }
    }

    /** A list such as {@code 0-1,4}. */
    private static List<String> allowed() {
        var cores = new ArrayList<String>();
        for (var range : allowedList().split(",")) {
            var ends = range.split("-");
            var last = Integer.parseInt(ends[ends.length - 1]);
            for (var core = Integer.parseInt(ends[0]); core <= last; core++) {
                cores.add(String.valueOf(core));
            }
        }
        return cores;
    }

    private static String allowedList() {
        try (var status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        } catch (IOException e) {
            throw new Fault("The cores cannot be read", e);
        }
    }
}
