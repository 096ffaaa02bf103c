package bench;

import bench.Rescue.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Members who get back in by a telephone call, one after the other; README.md says what the figures mean. */
final class Rescues {

    private static final int MEMBERS = 200;
    private static final int QUICK_MEMBERS = 10;
    private static final long SEED = 1123;

    /** Six of ten sit at their own computer. */
    private static final double ON_KNOWN_BROWSERS = 0.6;

    private static final double MEDIAN_SECONDS = 60;
    private static final double SLOW_SECONDS = 120;
    private static final double MACHINE_SECONDS = 2;
    private static final int MOST_SCREENS = 5;

    private static final String FIRST_PASSWORD = "Hinata-Bokko-2026";

    private final Options options;
    private final Cores cores;
    private String password = FIRST_PASSWORD;

    Rescues(Options options, Cores cores) {
        this.options = options;
        this.cores = cores;
    }

    /** Prints the figures; whether they reach the goals. */
    boolean run(Path data) {
        var line = TelephoneLine.free(MEMBERS + 1);
        Bench.say("Starting Genkan");
        try (var server =
                Server.start(options.command(), cores, data, settings(line), RelyingParty.BENCH.registration())) {
            server.awaitReady();
            var taken = walks(server, line);
            server.mustRun();
            return print(taken);
        } catch (IOException e) {
            throw new Fault("Genkan does not answer", e);
        }
    }

    /** All of them are one member, who would else be told that it was too often. */
    private static Map<String, String> settings(TelephoneLine line) {
        var settings = new HashMap<>(Unlimited.recovery());
        settings.putAll(Unlimited.gate());
        settings.putAll(line.settings());
        return settings;
    }

    private List<Taken> walks(Server server, TelephoneLine line) throws IOException {
        var members = options.quick() ? QUICK_MEMBERS : MEMBERS;
        Bench.say("%d members who do not know their password", members);
        var random = new Random(SEED);
        var taken = new ArrayList<Taken>();
        try (var telephone = new Telephone(Rescue.TELEPHONE, line.port());
                var own = new Browser(server.port());
                var another = new Browser(server.port())) {
            for (var member = 0; member < members; member++) {
                var known = random.nextDouble() < ON_KNOWN_BROWSERS;
                var browser = known ? own : another;
                if (known) {
                    signsInOnce(browser);
                } else {
                    browser.forget();
                }
                var next = "Asagao-no-Niwa-" + member;
                taken.add(Rescue.of(server, browser, telephone, random, next));
                password = next;
            }
        }
        return taken;
    }

    private void signsInOnce(Browser browser) throws IOException {
        browser.closeAndOpen();
        SignInForm.in(browser.get("/sign-in?to=%2Fmy-page"))
                .send(browser, Rescue.USER_ID, password)
                .leadsTo();
        browser.closeAndOpen();
    }

    private boolean print(List<Taken> taken) {
        var seconds = sorted(taken, Taken::seconds);
        var machine = sorted(taken, Taken::machine);
        var screens = taken.stream().mapToInt(Taken::screens).max().orElse(0);
        if (!options.jsonOnly()) {
            System.out.printf("%-28s %8s %8s %8s%n", "", "median", "90 %", "most");
            System.out.print(row("seconds until back in", seconds));
            System.out.print(row("of them Genkan's", machine));
            System.out.printf("%-28s %8s %8s %8d%n", "screens after the refusal", "", "", screens);
        }
        System.out.println(Json.of(Map.of(
                "version", 1,
                "members", taken.size(),
                "median_seconds", percentile(seconds, 50),
                "p90_seconds", percentile(seconds, 90),
                "machine_median_seconds", percentile(machine, 50),
                "machine_p90_seconds", percentile(machine, 90),
                "most_screens", screens)));
        return percentile(seconds, 50) <= MEDIAN_SECONDS
                && percentile(seconds, 90) <= SLOW_SECONDS
                && percentile(machine, 90) <= MACHINE_SECONDS
                && screens <= MOST_SCREENS;
    }

    private static String row(String title, double[] sorted) {
        return "%-28s %8.1f %8.1f %8.1f%n"
                .formatted(title, percentile(sorted, 50), percentile(sorted, 90), percentile(sorted, 100));
    }

    private static double[] sorted(List<Taken> taken, ToDoubleFunction<Taken> figure) {
        var figures = taken.stream().mapToDouble(figure).toArray();
        Arrays.sort(figures);
        return figures;
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
    }
}
