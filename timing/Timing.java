package timing;

import bench.Cores;
import bench.Data;
import bench.Fault;
import bench.Json;
import bench.RelyingParty;
import bench.Server;
import genkan.oracle.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import options.Words.Misread;
import timing.Settings.Release;

/** Asks a Genkan of its own about User IDs of every kind and compares how long the answers take; README.md says how. */
final class Timing {

    private static final Path DATA = Path.of("target", "timing-data").toAbsolutePath();
    private static final int LIMITED = 429;
    private static final int REFUSED = 200;

    /** While an answer waits for its release time others can be asked for. */
    private static final int ASKERS_AT_RELEASE = 12;

    /** Nobody gets to see the bare work, so it is asked for less often. */
    private static final int BARE_IS_RARER = 10;

    private static final String THE_SAME = "Engawa-de-Ocha-30";

    private final Options options;
    private final Settings settings;

    private Timing(Options options) {
        this.options = options;
        // Twice what a User ID that is not to be limited needs, at both doors and with the warming up.
        this.settings = new Settings(5 * options.count() / Kind.HOW_MANY + 100);
    }

    /** One thing that is asked: where, and about whom. */
    private record Asked(EndPoint endPoint, Kind kind) {}

    /** The options, "--", and what starts a Genkan. Ends with 1 when a clock tells User IDs apart. */
    public static void main(String[] words) {
        try {
            System.exit(new Timing(Options.of(words)).run() ? 0 : 1);
        } catch (Misread misread) {
            System.err.println(misread.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
        } catch (Fault | UncheckedIOException fault) {
            System.err.println(fault.getMessage());
            System.exit(1);
        }
    }

    private boolean run() {
        var found = new LinkedHashMap<Release, List<Comparison>>();
        for (var release : Release.values()) {
            found.put(release, measure(release));
        }
        found.forEach(Timing::print);
        if (options.document().isPresent()) {
            write(options.document().get(), found);
        }
        var told = found.get(Release.RELEASED).stream()
                .filter(Comparison::alarming)
                .toList();
        told.forEach(comparison -> System.out.printf(
                "%nALARM: a clock tells %s at %s%n",
                comparison.kind().title(), comparison.endPoint().title()));
        System.out.println(Json.of(json(found)));
        return told.isEmpty();
    }

    private void write(Path document, Map<Release, List<Comparison>> found) {
        try {
            new Section(document, options.underLoad() ? "clock under load" : "clock")
                    .write(Figures.of(options.count(), found));
        } catch (IOException e) {
            throw new Fault("The figures could not be written", e);
        }
    }

    private List<Comparison> measure(Release release) {
        var data = Data.clean(DATA.resolve(release.name().toLowerCase(Locale.ROOT)));
        say("%s: starting Genkan", release);
        try (var mail = new MailSink();
                var server = started(release, data, mail)) {
            server.awaitReady();
            People.moveIn(data);
            reachTheLimit(server);
            try (var _ = FreeNumbers.in(data)) {
                return options.underLoad() ? compareUnderLoad(server, release) : compare(server, release);
            }
        } catch (IOException e) {
            throw new Fault("Genkan does not answer", e);
        }
    }

    private Server started(Release release, Path data, MailSink mail) {
        var all = new HashMap<>(settings.at(release));
        all.putAll(mail.settings());
        return Server.start(options.command(), Cores.shared(), data, all, RelyingParty.BENCH.registration());
    }

    /** At the end of it those who are to be limited are, and the others are not. */
    private void reachTheLimit(Server server) throws IOException {
        say("Reaching the access limit");
        try (var stranger = new Stranger(server.port())) {
            for (var kind : Kind.values()) {
                for (var userId : kind.limited() ? kind.userIds() : List.<String>of()) {
                    for (var time = 0; stranger.signIn(userId, wrong()).status() != LIMITED; time++) {
                        if (time > settings.limit()) {
                            throw new Fault("There is no access limit at " + settings.limit());
                        }
                    }
                }
            }
        }
    }

    private List<Comparison> compareUnderLoad(Server server, Release release) throws IOException {
        try (var load = HashLoad.on(server.port())) {
            say("Beside %.0f sign-ins a second", load.perSecond());
            return compare(server, release);
        }
    }

    private List<Comparison> compare(Server server, Release release) {
        var bare = release == Release.BARE;
        var count = bare ? options.count() / BARE_IS_RARER : options.count();
        say("Asking %d times for each", count);
        var times = Measurement.of(bare ? 1 : ASKERS_AT_RELEASE, _ -> questions(server), count / 10, count);
        server.mustRun();
        var comparisons = new ArrayList<Comparison>();
        times.forEach((asked, own) -> asked.kind()
                .twin()
                .ifPresent(twin -> comparisons.add(Comparison.of(
                        asked.endPoint(), asked.kind(), own, times.get(new Asked(asked.endPoint(), twin))))));
        return comparisons;
    }

    private Map<Asked, Question> questions(Server server) {
        var questions = new LinkedHashMap<Asked, Question>();
        try {
            var stranger = new Stranger(server.port());
            for (var endPoint : options.only().map(List::of).orElse(List.of(EndPoint.values()))) {
                for (var kind : Kind.values()) {
                    if (endPoint.tellsApart(kind)) {
                        questions.put(new Asked(endPoint, kind), question(stranger, endPoint, kind));
                    }
                }
            }
            return questions;
        } catch (IOException e) {
            throw new UncheckedIOException("Genkan does not answer", e);
        }
    }

    private static Question question(Stranger stranger, EndPoint endPoint, Kind kind) {
        var userIds = kind.userIds();
        return () -> {
            var userId = userIds.get(ThreadLocalRandom.current().nextInt(userIds.size()));
            var answer = endPoint.ask(stranger, userId, password(kind));
            if (endPoint.asksForPassword()) {
                // A wrong kind of answer would be compared with the right one.
                answer.expect(kind.limited() ? LIMITED : REFUSED);
            }
        };
    }

    private static String password(Kind kind) {
        return switch (kind.typed()) {
            case WRONG -> wrong();
            case THE_SAME -> THE_SAME;
            case OLD -> People.PASSWORD;
        };
    }

    private static String wrong() {
        return "Engawa-" + ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000);
    }

    private static void print(Release release, List<Comparison> comparisons) {
        var row = "%-28s %-12s %9s %9s %9s %11s %11s%n";
        System.out.printf("%n%s%n%n", release == Release.BARE ? "The bare work" : "At the release times");
        System.out.printf(row, "", "", "median ms", "t", "t of 90 %", "apart us", "shows at us");
        for (var comparison : comparisons) {
            System.out.printf(
                    row,
                    comparison.endPoint().title(),
                    comparison.kind().title(),
                    number(comparison.median(), 3),
                    number(comparison.t(), 1),
                    number(comparison.tOfLower(), 1) + (comparison.alarming() ? " !" : ""),
                    number(1e3 * comparison.difference(), 1),
                    number(1e3 * comparison.detectable(), 1));
        }
    }

    private Map<String, Object> json(Map<Release, List<Comparison>> found) {
        var json = new LinkedHashMap<String, Object>();
        json.put("count", options.count());
        json.put("under_load", options.underLoad());
        json.put("alarm", Welch.ALARM);
        found.forEach((release, comparisons) -> json.put(
                release.name().toLowerCase(Locale.ROOT),
                comparisons.stream().map(Timing::json).toList()));
        return json;
    }

    private static Map<String, Object> json(Comparison comparison) {
        var json = new LinkedHashMap<String, Object>();
        json.put("end_point", comparison.endPoint().title());
        json.put("kind", comparison.kind().title());
        json.put("median_ms", comparison.median());
        json.put("t", comparison.t());
        json.put("t_of_lower", comparison.tOfLower());
        json.put("difference_us", 1e3 * comparison.difference());
        json.put("detectable_us", 1e3 * comparison.detectable());
        json.put("alarm", comparison.alarming());
        return json;
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    // Progress goes beside the figures, which a program may want to read.
    private static void say(String format, Object... values) {
        System.err.printf(format + "%n", values);
    }
}
