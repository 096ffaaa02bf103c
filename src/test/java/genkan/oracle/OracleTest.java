package genkan.oracle;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.oracle.World.Seen;
import genkan.web.Routes.Route;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Two worlds in which a User ID is two different things, and a stranger who does the same in both: every answer has to be
 * the same, byte by byte, but for what is random (goal S8). {@code ./genkan oracle} plays a hundred thousand pairs.
 */
class OracleTest {

    private static final int PAIRS = Integer.getInteger("genkan.oracle.pairs", 200);
    private static final long SEED = Long.getLong("genkan.oracle.seed", 20_110_518L);
    private static final int BATCH = 50;
    private static final int DIFFERENCES_SHOWN = 8;

    private static final String OWN_ACCOUNT = "stranger@cc4";

    /** What tells that nothing was reached: no such page, no such method, a form that was not ours. */
    private static final Set<Integer> NOT_REACHED = Set.of(403, 404, 405);

    private final Set<String> reached = new HashSet<>();

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

        try (var worlds = Executors.newFixedThreadPool(2)) {
            for (var done = 0; done < PAIRS; done += BATCH) {
                compare(pairs(scripts, random, done, Math.min(PAIRS, done + BATCH)), one, other, worlds);
                tell(Math.min(PAIRS, done + BATCH));
            }
        }

        assertThat(reached)
                .as("routes that were reached; seed %d", SEED)
                .containsAll(routes.stream()
                        // What it says is "no such page".
                        .filter(route -> !route.path().equals("/error"))
                        .map(OracleTest::named)
                        .toList());
    }

    private static List<Pair> pairs(Scripts scripts, Random random, int from, int to) {
        var pairs = new ArrayList<Pair>();
        for (var number = from; number < to; number++) {
            var secrets = Secret.values();
            var here = secrets[random.nextInt(secrets.length)];
            // Every second pair asks the oldest question: is there such a member at all?
            var there = random.nextBoolean() ? Secret.DOES_NOT_EXIST : secrets[random.nextInt(secrets.length)];
            pairs.add(new Pair(scripts.next(number), here, there));
        }
        return pairs;
    }

    private void compare(List<Pair> pairs, World one, World other, ExecutorService worlds) throws Exception {
        var here = worlds.submit(() -> played(pairs, pair -> one.play(pair.script(), pair.here(), "Right-here-11")));
        var there =
                worlds.submit(() -> played(pairs, pair -> other.play(pair.script(), pair.there(), "Right-there-22")));
        for (var pair = 0; pair < pairs.size(); pair++) {
            compare(pairs.get(pair), here.get().get(pair), there.get().get(pair));
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
            if (!one.equals(other)) {
                throw new AssertionError(difference(pair, here, answer, one, other));
            }
            if (!NOT_REACHED.contains(one.status())) {
                reached.add(one.asked());
            }
        }
        if (here.size() != there.size()) {
            throw new AssertionError("%s: %d answers and %d".formatted(titleOf(pair), here.size(), there.size()));
        }
    }

    private static String difference(Pair pair, List<Seen> seen, int answer, Seen one, Seen other) {
        return """
                %s: answer %d differs to
                %s
                one world    %s
                the other    %s
                The stranger's requests before, newest last:
                %s""".formatted(
                        titleOf(pair),
                        answer + 1,
                        one.said(),
                        differences(one.answer(), other.answer()),
                        differences(other.answer(), one.answer()),
                        seen.subList(0, answer).stream().map(Seen::said).collect(joining("\n")));
    }

    private static String titleOf(Pair pair) {
        return "seed %d, pair %d, %s: %s and %s"
                .formatted(SEED, pair.script().number(), pair.script().userId(), pair.here(), pair.there());
    }

    /** The first lines that are not those of the other world. */
    private static String differences(String of, String from) {
        var others = from.lines().toList();
        return of.lines()
                .filter(line -> !others.contains(line))
                .limit(DIFFERENCES_SHOWN)
                .collect(joining("\n             "));
    }

    private static String named(Route route) {
        return route.method() + " " + route.path();
    }

    private static void tell(int done) {
        if (done == PAIRS || done % 1_000 == 0) {
            System.out.printf("%d of %d pairs of worlds are alike; seed %d%n", done, PAIRS, SEED);
        }
    }
}
