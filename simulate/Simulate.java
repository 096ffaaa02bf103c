package simulate;

import genkan.gate.Flood;
import genkan.gate.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import options.Words.Misread;

/** Attacks the gate and its peers in a town of invented members; README.md says how, and what the figures mean. */
final class Simulate {

    private final Options options;

    private Simulate(Options options) {
        this.options = options;
    }

    /** Ends with 1 when a goal is not met. */
    public static void main(String[] words) throws Exception {
        try {
            System.exit(new Simulate(Options.of(words)).run() ? 0 : 1);
        } catch (Misread misread) {
            System.err.println(misread.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
        }
    }

    private boolean run() throws InterruptedException, ExecutionException, IOException {
        var results = results();
        var goals = Goals.of(results, options.quick());
        var tables = Tables.of(results, goals);
        if (!options.jsonOnly()) {
            System.out.println(tables);
        }
        if (options.document().isPresent()) {
            write(options.document().get(), Document.of(options, tables));
        }
        if (options.chart().isPresent()) {
            write(options.chart().get(), Chart.of(results));
        }
        System.out.println(Json.of(Report.of(options, results, goals)));
        return goals.stream().allMatch(Goal::met);
    }

    /** All cores at once, the longest runs first. */
    private Results results() throws InterruptedException, ExecutionException {
        try (var cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var flood = cores.submit(() -> Flood.of(options.invented()));
            var runs = contenders()
                    .flatMap(contender -> contender.scenarios().stream()
                            .map(scenario -> cores.submit(() -> run(contender, scenario))))
                    .toList();
            return new Results(all(runs), Parallel.of(options.trials()), flood.get());
        }
    }

    private Stream<Contender> contenders() {
        return options.quick() ? Stream.of(Contender.GATE) : Stream.of(Contender.values());
    }

    private Run run(Contender contender, Scenario scenario) {
        var began = System.nanoTime();
        var run = Run.of(contender, scenario, options.size(), options.seed());
        // Progress goes beside the figures, which a program may want to read.
        System.err.printf(
                Locale.ROOT,
                "%s: %s, %.1f s%n",
                contender.title(),
                scenario.title(),
                (System.nanoTime() - began) / 1e9);
        return run;
    }

    private static List<Run> all(List<Future<Run>> runs) throws InterruptedException, ExecutionException {
        var all = new ArrayList<Run>();
        for (var run : runs) {
            all.add(run.get());
        }
        return all;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }
}
