package genkan.oracle;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.oracle.Canonical.Difference;
import genkan.oracle.World.Seen;
import genkan.web.Routes.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Two worlds in which a User ID is two different things, and a stranger who does the same in both: every answer has to be
 * the same, byte by byte, but for what is random (goal S8). {@code ./genkan oracle} plays a hundred thousand pairs.
 */
class OracleTest {

    private static final int PAIRS = Integer.getInteger("genkan.oracle.pairs", 200);
    private static final long SEED = Long.getLong("genkan.oracle.seed", 20_110_518L);
    private static final int BATCH = 50;

    /** Differences after which to play on would tell nothing new. */
    private static final int ENOUGH = 10;

    private static final String OWN_ACCOUNT = "stranger@cc4";

    /** What tells that nothing was reached: no such page, no such method, a form that was not ours. */
    private static final Set<Integer> NOT_REACHED = Set.of(403, 404, 405);

    private final Set<String> reached = new HashSet<>();
    private final List<String> differences = new ArrayList<>();
    private long answers;

    private record Pair(Script script, Secret here, Secret there) {}

    @Test
    void nobodyCanTellTwoWorldsApart() throws Exception {
        var one = World.one();
        var other = World.other();
        var routes = one.routes();
        var random = new Random(SEED);
        var scripts = new Scripts(random.nextLong(), routes, OWN_ACCOUNT);
        var now = Instant.now().plus(Duration.ofMinutes(1));
        for (var world : List.of(one, other)) {
            world.stopClockAt(now);
            world.add(OWN_ACCOUNT, Script.OWN_PASSWORD);
        }

        var began = Instant.now();
        compareAll(scripts, random, one, other);
        var expected = routes.stream()
                // What they say is "no such page": nobody has set a line that tells of calls.
                .filter(route -> !route.path().equals("/error") && !route.path().startsWith("/phone/calls/"))
                .map(OracleTest::named)
                .toList();

        var document = System.getProperty("genkan.oracle.document", "");
        if (!document.isEmpty()) {
            new Section(Path.of(document), "answers")
                    .write(figures(expected.size(), Duration.between(began, Instant.now())));
        }
        assertThat(differences).as("differences; seed %d", SEED).isEmpty();
        assertThat(reached).as("routes that were reached; seed %d", SEED).containsAll(expected);
    }

    /** A thread for each world, in which one script comes after the other. */
    private void compareAll(Scripts scripts, Random random, World one, World other) throws Exception {
        try (var here = Executors.newSingleThreadExecutor();
                var there = Executors.newSingleThreadExecutor()) {
            var next = play(pairs(scripts, random, 0), one, here, other, there);
            for (var done = BATCH; !next.pairs().isEmpty(); done += BATCH) {
                var played = next;
                // The worlds go on while we compare.
                next = play(pairs(scripts, random, done), one, here, other, there);
                compare(played);
                tell(Math.min(PAIRS, done));
                if (differences.size() >= ENOUGH) {
                    return;
                }
            }
        }
    }

    private String figures(int routes, Duration took) {
        return """
                | pairs of worlds | answers in each | routes | differences | seed | pairs a second |
                |---|---|---|---|---|---|
                | %,d | %,d | %d | **%d** | %d | %.0f |
                """.formatted(PAIRS, answers, routes, differences.size(), SEED, PAIRS * 1e3 / took.toMillis());
    }

    private static List<Pair> pairs(Scripts scripts, Random random, int from) {
        var pairs = new ArrayList<Pair>();
        for (var number = from; number < Math.min(PAIRS, from + BATCH); number++) {
            var secrets = Secret.values();
            var here = secrets[random.nextInt(secrets.length)];
            // Every second pair asks the oldest question: is there such a member at all?
            var there = random.nextBoolean() ? Secret.DOES_NOT_EXIST : secrets[random.nextInt(secrets.length)];
            pairs.add(new Pair(scripts.next(number), here, there));
        }
        return pairs;
    }

    /** Some pairs, and what the stranger sees in both worlds. */
    private record Played(List<Pair> pairs, Future<List<List<Seen>>> here, Future<List<List<Seen>>> there) {}

    private static Played play(List<Pair> pairs, World one, ExecutorService here, World other, ExecutorService there) {
        return new Played(
                pairs,
                here.submit(() -> played(pairs, pair -> one.play(pair.script(), pair.here(), "Right-here-11"))),
                there.submit(() -> played(pairs, pair -> other.play(pair.script(), pair.there(), "Right-there-22"))));
    }

    private void compare(Played played) throws InterruptedException, ExecutionException {
        for (var pair = 0; pair < played.pairs().size(); pair++) {
            compare(
                    played.pairs().get(pair),
                    played.here().get().get(pair),
                    played.there().get().get(pair));
        }
    }

    private interface Play {
        List<Seen> of(Pair pair) throws IOException;
    }

    private static List<List<Seen>> played(List<Pair> pairs, Play play) throws IOException {
        var seen = new ArrayList<List<Seen>>();
        for (var pair : pairs) {
            seen.add(play.of(pair));
        }
        return seen;
    }

    private void compare(Pair pair, List<Seen> here, List<Seen> there) {
        for (var answer = 0; answer < Math.min(here.size(), there.size()); answer++) {
            var one = here.get(answer);
            var other = there.get(answer);
            var difference = Canonical.between(one.answer(), other.answer());
            if (difference.isPresent()) {
                differences.add(told(pair, here.subList(0, answer + 1), difference.get()));
                return;
            }
            answers++;
            if (!NOT_REACHED.contains(one.answer().status())) {
                reached.add(one.asked());
            }
        }
        if (here.size() != there.size()) {
            differences.add("%s: %d answers and %d".formatted(titleOf(pair), here.size(), there.size()));
        }
    }

    private static String told(Pair pair, List<Seen> seen, Difference difference) {
        return """
                %s: answer %d differs
                one world    %s
                the other    %s
                The stranger's requests until then:
                %s""".formatted(
                        titleOf(pair),
                        seen.size(),
                        difference.here(),
                        difference.there(),
                        seen.stream().map(one -> one.said().toString()).collect(joining("\n")));
    }

    private static String titleOf(Pair pair) {
        return "seed %d, pair %d, %s: %s and %s"
                .formatted(SEED, pair.script().number(), pair.script().userId(), pair.here(), pair.there());
    }

    private static String named(Route route) {
        return route.method() + " " + route.path();
    }

    private void tell(int done) {
        if (done == PAIRS || done % 1_000 == 0) {
            System.out.printf("%d of %d pairs of worlds, %d differ; seed %d%n", done, PAIRS, differences.size(), SEED);
        }
    }
}
