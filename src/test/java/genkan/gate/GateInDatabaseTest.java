package genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.secret.Randomness;
import genkan.secret.Seal;
import genkan.start.StartFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gate on a real database, from several nodes at once. */
@RunningGenkan
class GateInDatabaseTest {

    private static final int LIMIT = 10;
    private static final long TABLET = 7;

    @Autowired
    JdbcClient db;

    @Autowired
    Seal seal;

    @Autowired
    Randomness randomness;

    @Autowired
    TestClock clock;

    private final AtomicInteger guesses = new AtomicInteger();
    private Gate gate;
    private String taro;

    @BeforeEach
    void nobodyHasTriedYet() {
        gate = node();
        taro = "taro" + System.nanoTime() + "@aa2";
    }

    @Test
    void letsNoMoreThroughThanTheLimitHoweverManyArriveTogether() throws Exception {
        for (int round = 0; round < 60; round++) {
            var userId = taro + round;

            var passages = together(60, () -> enter(gate, userId, null));

            assertThat(passages)
                    .as("round %d", round)
                    .filteredOn(Passage.Open.class::isInstance)
                    .hasSize(LIMIT);
        }
    }

    @Test
    void letsNoMoreThroughAtTwoNodesTogetherThanAtOne() throws Exception {
        var nodes = List.of(node(), node());
        for (int round = 0; round < 30; round++) {
            var userId = taro + round;
            var device = round % 2 == 0 ? null : TABLET;

            var passages = together(60, () -> enter(nodes.get(guesses.get() % 2), userId, device));

            assertThat(passages).filteredOn(Passage.Open.class::isInstance).hasSize(device == null ? LIMIT : 2 * LIMIT);
        }
    }

    @Test
    void countsEveryOutcomeOnceHoweverTheyOverlap() throws Exception {
        clock.stop();
        var nodes = List.of(node(), node());
        for (int round = 0; round < 20; round++) {
            var userId = taro + round;
            var failed = new AtomicInteger();

            together(40, () -> {
                var number = guesses.incrementAndGet();
                // From everywhere, or a member's network would have tries of its own.
                var guess = GateTest.guess(userId, null, "198.51.100." + number % 250, "guess " + number);
                var passage = nodes.get(number % 2).enter(guess, _ -> true);
                if (passage instanceof Passage.Open open) {
                    switch (number % 3) {
                        case 0 -> gate.notEvaluated(open);
                        case 1 -> gate.succeeded(open, Stream::empty);
                        default -> {
                            gate.failed(open);
                            failed.incrementAndGet();
                        }
                    }
                }
                return passage;
            });

            assertThat(evaluated(100, userId)).as("round %d", round).isEqualTo(LIMIT - failed.get());
        }
    }

    @Test
    void goesOnWhereAnotherNodeOrTheSameBeforeARestartLeftOff() {
        clock.stop();
        assertThat(evaluated(6, taro)).isEqualTo(6);

        gate = node();

        assertThat(evaluated(40, taro)).isEqualTo(LIMIT - 6);
        clock.advance(Duration.ofHours(1));
        gate = node();
        assertThat(evaluated(40, taro)).isEqualTo(1);
    }

    /** Everything the rules say, the same in PostgreSQL as in memory. */
    @Test
    void decidesInTheDatabaseAsInMemory() {
        clock.stop();
        var seeds = new Random();
        for (int life = 0; life < 25; life++) {
            var seed = seeds.nextLong();
            var random = new Random(seed);
            var userId = taro + life;
            var inMemory =
                    new Gate(new MemoryStandings(), key(), GateTest.limits(LIMIT, 100, 1_000_000), randomness, clock);
            for (int step = 0; step < 80; step++) {
                clock.advance(Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(200) : 0));
                var device = random.nextInt(3) == 0 ? TABLET : null;
                var guess = GateTest.guess(
                        userId, device, "203.0.113." + random.nextInt(3), "guess " + guesses.incrementAndGet());

                var here = gate.enter(guess, _ -> true);
                var there = inMemory.enter(guess, _ -> true);

                assertThat(summary(here)).as("seed %d, step %d", seed, step).isEqualTo(summary(there));
                var ending = random.nextInt(8);
                if (here instanceof Passage.Open open && there instanceof Passage.Open same) {
                    end(gate, open, ending);
                    end(inMemory, same, ending);
                }
            }
        }
    }

    @Test
    void keepsNothingOfWhatWasTyped() {
        var typed = "my-secret-typed-into-the-wrong-field-" + taro;

        enter(gate, typed, null);
        enter(gate, typed, TABLET);
        gate.succeeded((Passage.Open) enter(gate, typed, null), Stream::empty);

        var kept = String.join(
                "\n",
                db.sql("select t::text from gate_standing t")
                        .query(String.class)
                        .list());
        assertThat(kept).doesNotContain("secret").doesNotContain(taro).doesNotContain("203.0.113");
        assertThat(db.sql("select side from gate_standing").query(String.class).list())
                .allMatch(side -> side.matches("[A-Za-z0-9_-]{22}"));
    }

    @Test
    void namesSidesTheSameOnEveryNodeAndOtherwiseInAnotherDatabase() throws Exception {
        var otherDatabase = JdbcClient.create(PostgresForTests.migratedDatabase());
        var elsewhere = new GateKey(new StoredGateKey(otherDatabase, seal, randomness).read(), randomness);

        assertThat(key().side(taro, null)).isEqualTo(key().side(taro, null));
        assertThat(elsewhere.side(taro, null)).isNotEqualTo(key().side(taro, null));
        assertThat(key().side(taro, TABLET)).isNotEqualTo(key().side(taro, null));
    }

    @Test
    void mistakesNoTextForASide() {
        assertThat(key().side("x", 1L)).isNotEqualTo(key().side("1\nx", null));
        assertThat(key().side("stranger\nx", null)).isNotEqualTo(key().side("x", null));
        assertThat(key().thing("stranger\nx")).isNotEqualTo(key().side("x", null));
    }

    @Test
    void doesNotStartWithoutTheSealThatClosedItsKey(@TempDir Path folder) {
        key();
        var another = new StoredGateKey(db, Seal.withKeysMadeIn(folder, randomness), randomness);

        Assertions.assertThatThrownBy(another::read).isInstanceOf(StartFault.class);
    }

    @Test
    void keepsItsKeySealed() {
        var stored = db.sql("select sealed from gate_key").query(String.class).single();

        assertThat(stored).startsWith("s1.");
    }

    @Test
    void sweepsWhatCountsNoLongerAndNothingElse() {
        clock.stop();
        evaluated(3, "long ago " + taro);
        clock.advance(Duration.ofDays(30).plusMillis(1));
        evaluated(LIMIT, taro);

        assertThat(sweeping().sweep()).isPositive();

        assertThat(sweeping().sweep()).isZero();
        assertThat(evaluated(1, taro)).isZero();
    }

    @Test
    void sweepsTheLittleThingsFirstWhenThereIsTooMuch() {
        clock.stop();
        evaluated(1, "invented " + taro);
        evaluated(5, taro);
        gate.succeeded((Passage.Open) enter(gate, "hanako " + taro, null), Stream::empty);
        var before = rows();
        clock.advance(Duration.ofHours(6));

        sweeping().sweep(before);
        assertThat(rows()).isEqualTo(before);

        sweeping().sweep(before - 1);
        assertThat(row("invented " + taro)).isFalse();
        assertThat(row(taro)).isTrue();
        assertThat(row("hanako " + taro)).isTrue();
    }

    @Test
    void countsWhateverElseIsWorthCounting() throws Exception {
        clock.stop();
        var allowance = new Allowance(3, Duration.ofMinutes(10));
        var quotas = new Quotas(new StoredStandings(db), key(), clock);

        var allowed = new AtomicInteger();
        together(20, () -> {
            if (quotas.use(taro, allowance).isEmpty()) {
                allowed.incrementAndGet();
            }
            return new Passage.NoRoom();
        });

        assertThat(allowed).hasValue(3);
        assertThat(quotas.usedUpUntil(taro, allowance)).isPresent();
        assertThat(quotas.usedUpUntil(taro + "2", allowance)).isEmpty();
        clock.advance(Duration.ofMinutes(10));
        assertThat(quotas.usedUpUntil(taro, allowance)).isEmpty();
    }

    @Test
    void keepsEveryValueThatAThresholdHad() {
        trail(GateTest.limits(10, 100, 50));
        clock.advance(Duration.ofSeconds(1));
        var changed = trail(GateTest.limits(10, 90, 50));
        clock.advance(Duration.ofSeconds(1));
        trail(GateTest.limits(10, 90, 50));

        assertThat(changed.changes())
                .filteredOn(change -> change.name().equals("in-a-row"))
                .extracting(SettingsTrail.Change::value)
                .startsWith("90", "100");
        assertThat(changed.changes())
                .extracting(change -> change.name() + " " + change.value())
                .contains("strangers 10/1h", "source-half-life 12h", "in-a-row-for 30d");
        assertThat(changed.changes())
                .filteredOn(change ->
                        change.name().equals("in-a-row") && change.value().equals("90"))
                .hasSize(1);
    }

    private SettingsTrail trail(GateProperties limits) {
        var trail = new SettingsTrail(db, limits, clock);
        trail.afterPropertiesSet();
        return trail;
    }

    private int rows() {
        return db.sql("select count(*) from gate_standing").query(Integer.class).single();
    }

    private boolean row(String userId) {
        return new StoredStandings(db).find(key().side(userId, null).text()).isPresent();
    }

    private Sweeping sweeping() {
        return new Sweeping(new StoredStandings(db), GateTest.limits(LIMIT, 100, 50), clock);
    }

    private GateKey key() {
        return new GateKey(new StoredGateKey(db, seal, randomness).read(), randomness);
    }

    private Gate node() {
        return new Gate(new StoredStandings(db), key(), GateTest.limits(LIMIT, 100, 1_000_000), randomness, clock);
    }

    private Passage enter(Gate node, String userId, @Nullable Long device) {
        return node.enter(
                GateTest.guess(userId, device, "203.0.113.1", "guess " + guesses.incrementAndGet()), _ -> true);
    }

    private int evaluated(int tries, String userId) {
        var evaluated = 0;
        for (int i = 0; i < tries; i++) {
            evaluated += enter(gate, userId, null) instanceof Passage.Open ? 1 : 0;
        }
        return evaluated;
    }

    private static void end(Gate gate, Passage.Open passage, int ending) {
        switch (ending) {
            case 0 -> gate.succeeded(passage, Stream::empty);
            case 1 -> gate.notEvaluated(passage);
            default -> gate.failed(passage);
        }
    }

    private static String summary(Passage passage) {
        return passage instanceof Passage.Open open ? "open to " + open.lane() : passage.toString();
    }

    private static List<Passage> together(int visitors, Callable<Passage> enter) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<Passage>>();
            for (int visitor = 0; visitor < visitors; visitor++) {
                waiting.add(threads.submit(enter));
            }
            var passages = new ArrayList<Passage>();
            for (var passage : waiting) {
                passages.add(passage.get());
            }
            return passages;
        }
    }
}
