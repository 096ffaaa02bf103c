package bench;

import bench.Figures.Memory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Optional;
import options.Words.Misread;

/** Measures a Genkan of its own; README.md says how, and what the figures mean. */
final class Bench {

    private static final Path DATA = Path.of("target", "bench-data").toAbsolutePath();
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(3);
    private static final int COLD_SIGN_INS = 20;
    private static final int LIMITED_VISITORS = 100;
    private static final double RELEASE_SECONDS = 0.3;

    private final Options options;
    private final Cores cores;

    private Bench(Options options) {
        this.options = options;
        this.cores = options.pin() ? Cores.apart() : Cores.shared();
    }

    /** The options, "--", and what starts a Genkan. Ends with 1 when something did not do what it should. */
    public static void main(String[] words) {
        try {
            System.exit(new Bench(Options.of(words)).run() ? 0 : 1);
        } catch (Misread misread) {
            System.err.println(misread.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
        } catch (Fault fault) {
            System.err.println(fault.getMessage());
            System.exit(1);
        }
    }

    private boolean run() {
        return switch (options.subject()) {
            case OPERATIONS -> operations();
            case FLOOD -> flood();
            case CALLS -> new Calls(options, cores).run();
            case RESCUE -> new Rescues(options, cores).run(Data.clean(DATA.resolve("rescue")));
            case PAGES -> new WaitingPages(options, cores).run(Data.clean(DATA.resolve("pages")));
        };
    }

    private boolean flood() {
        var figures = new Flood(options, cores).run(Data.clean(DATA.resolve("flood")));
        var report = new FloodReport(figures);
        if (!options.jsonOnly()) {
            System.out.println(report.table());
        }
        System.out.println(report.json());
        return !figures.failed();
    }

    private boolean operations() {
        var all = options.profiles().stream().map(this::measure).toList();
        if (!options.jsonOnly()) {
            all.forEach(figures -> System.out.print(Table.of(figures)));
            System.out.println("\n" + Table.LEGEND);
        }
        System.out.println(Json.of(Report.of(all, options, cores)));
        return all.stream().noneMatch(Figures::failed);
    }

    private Figures measure(Profile profile) {
        var data = Data.clean(DATA.resolve(profile.key()));
        say("%s, %s: starting Genkan for the first time", profile.key(), profile);
        try (var server = start(profile, data)) {
            // The members are loaded after the first page.
            server.awaitReady();
        }
        say("Starting it for the second time");
        try (var server = start(profile, data)) {
            server.awaitReady();
            return measure(profile, server);
        }
    }

    private Server start(Profile profile, Path data) {
        var settings = new HashMap<>(profile.settings());
        // All visitors come from this machine, which would soon be a network that guesses.
        settings.put("GENKAN_GATE_SOURCE", String.valueOf(Integer.MAX_VALUE));
        return Server.start(options.command(), cores, data, settings, RelyingParty.BENCH.registration());
    }

    private Figures measure(Profile profile, Server server) {
        pause(UNTIL_IDLE);
        var idle = server.process().residentMib();
        var provider = isProvider(server);
        var cold = cold(provider ? Operation.SIGN_IN : Operation.SIGN_IN_WITHOUT_SERVICE, server);
        var results = new LinkedHashMap<Operation, Result>();
        for (var operation : Operation.hashing(false)) {
            results.put(operation, measure(operation, server, provider, visitors(operation)));
        }
        say("The bare hash");
        var limit = HashLimit.of(profile, options, cores);
        for (var operation : Operation.hashing(true)) {
            results.put(operation, measure(operation, server, provider, visitors(operation, limit)));
        }
        var memory = new Memory(
                idle, server.process().mostResidentMib(), server.database().residentMibOfFamily());
        return new Figures(profile, server.start(), memory, cold, limit, results);
    }

    private static boolean isProvider(Server server) {
        try (var connection = new Connection(server.port())) {
            return connection
                            .exchange(Request.get("/.well-known/openid-configuration"))
                            .status()
                    == 200;
        } catch (IOException e) {
            throw new Fault("Genkan does not answer", e);
        }
    }

    /** Milliseconds of processor time of each of the first sign-ins, one after the other. */
    private static Optional<Double> cold(Operation signIn, Server server) {
        say("The first %d sign-ins", COLD_SIGN_INS);
        var before = server.cpu();
        try (var visitor = new Visitor(server.port(), 0, 1)) {
            var work = signIn.prepare(visitor);
            for (var time = 0; time < COLD_SIGN_INS; time++) {
                work.once();
            }
        } catch (IOException | Answer.Unexpected e) {
            say("FAILED: %s", e.getMessage());
            return Optional.empty();
        }
        return Optional.of(server.cpu().since(before).server() * 1e3 / COLD_SIGN_INS);
    }

    private Result measure(Operation operation, Server server, boolean provider, int visitors) {
        if (operation.needsProvider() && !provider) {
            return new Result.NotThere();
        }
        say("%s, by %d at a time", operation.title(), visitors);
        return Load.of(operation, server, visitors, options.warmUp(), options.measure());
    }

    private int visitors(Operation operation) {
        return operation == Operation.LIMITED ? LIMITED_VISITORS : options.connections();
    }

    /** A refused visitor waits for most of the time; half as many more as could be served keep Genkan busy. */
    private int visitors(Operation operation, HashLimit limit) {
        return operation == Operation.REFUSED_SIGN_IN
                ? (int) Math.ceil(limit.reachedPerSecond() * RELEASE_SECONDS * 1.5)
                : options.connections();
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new Fault("Interrupted", e);
        }
    }

    // Progress goes beside the figures, which a program may want to read.
    static void say(String format, Object... values) {
        System.err.printf(format + "%n", values);
    }
}
