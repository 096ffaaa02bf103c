package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a JVM needs of its heap, as its jcmd tells. */
final class Heap {

    private static final double BYTES_PER_MIB = 1_048_576;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");

    private Heap() {}

    /** MiB that are left after a collection of all garbage, which this brings about. */
    static double liveMib(String java, long pid) {
        var jcmd = Path.of(java).resolveSibling("jcmd").toString();
        try {
            var process = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            var total = TOTAL.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            if (!total.find()) {
                throw new Fault("jcmd tells nothing about the heap");
            }
            return Long.parseLong(total.group(1)) / BYTES_PER_MIB;
        } catch (IOException e) {
            throw new Fault("jcmd cannot be run", e);
        }
    }
}
