package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What passwords cost at least.
 *
 * @param cores of Genkan
 * @param cpuMillis processor time of one hash
 * @param reachedPerSecond what these cores did together; less than the limit where somebody else needs them too
 * @param engine what computes it
 */
record HashLimit(int cores, double cpuMillis, double reachedPerSecond, String engine) {

    private static final String SECONDS = "3";

    /** Measured in a process of its own on the cores of Genkan, which has nothing to do meanwhile. */
    static HashLimit of(Profile profile, Options options, Cores cores) {
        var command = new ArrayList<>(cores.prefix());
        command.addAll(List.of(
                options.command().getFirst(),
                "--enable-native-access=ALL-UNNAMED",
                "--class-path",
                System.getProperty("java.class.path"),
                "genkan.credential.BareHash",
                String.valueOf(profile.memoryKib()),
                String.valueOf(profile.passes()),
                String.valueOf(cores.forServer()),
                SECONDS));
        var words = output(command).strip().split(" ", 3);
        return new HashLimit(cores.forServer(), Double.parseDouble(words[0]), Double.parseDouble(words[1]), words[2]);
    }

    /** More sign-ins than this there cannot be. */
    double perSecond() {
        return cores * 1e3 / cpuMillis;
    }

    /** How much of its cores it got. */
    double share() {
        return reachedPerSecond / perSecond();
    }

    private static String output(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Fault("The bare hash could not be measured");
            }
            return output;
        } catch (IOException e) {
            throw new Fault("The bare hash could not be measured", e);
        } catch (InterruptedException e) {
            throw new Fault("Interrupted", e);
        }
    }
}
