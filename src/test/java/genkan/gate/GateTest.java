package genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.gate.Lane.KnownDevice;
import genkan.gate.Lane.Stranger;
import genkan.secret.Randomness;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningGenkan
class GateTest {

    private static final int LIMIT = 10;
    private static final Duration CLOSED_FOR = Duration.ofMinutes(15);
    private static final Duration FORGET_AFTER = Duration.ofHours(1);
    private static final Duration A_MILLISECOND = Duration.ofMillis(1);
    private static final Lane STRANGER = new Stranger();

    @Autowired
    JdbcClient db;

    @Autowired
    Randomness randomness;

    @Autowired
    TestClock clock;

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
            var typed = taro + round;

            var passages = together(60, () -> gate.enter(typed, STRANGER));

            assertThat(passages)
                    .as("round %d", round)
                    .filteredOn(Passage.Open.class::isInstance)
                    .hasSize(LIMIT);
        }
    }

    @Test
    void letsNoMoreThroughAtTwoNodesTogetherThanAtOne() throws Exception {
        var nodes = List.of(node(), node());
        var random = new Random(1);
        for (int round = 0; round < 20; round++) {
            var typed = taro + round;

            var passages = together(40, () -> nodes.get(random.nextInt(2)).enter(typed, STRANGER));

            assertThat(passages).filteredOn(Passage.Open.class::isInstance).hasSize(LIMIT);
        }
    }

    @Test
    void closesAfterTenFailuresAndTellsWhenItOpensAgain() {
        clock.stop();
        for (int failure = 1; failure <= LIMIT; failure++) {
            assertThat(gate.enter(taro, STRANGER)).as("try %d", failure).isInstanceOf(Passage.Open.class);
        }

        assertThat(gate.enter(taro, STRANGER))
                .isEqualTo(new Passage.Closed(clock.instant().plus(CLOSED_FOR).truncatedTo(ChronoUnit.MILLIS)));
    }

    @Test
    void opensByItselfAndCountsFromTheBeginning() {
        clock.stop();
        fail(LIMIT);

        clock.advance(CLOSED_FOR.minus(A_MILLISECOND));
        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Closed.class);

        clock.advance(A_MILLISECOND);
        fail(LIMIT);
        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Closed.class);
    }

    @Test
    void opensWhenAClockThatWasWrongByADayIsSetRight() {
        clock.advance(Duration.ofDays(1));
        fail(LIMIT);

        clock.advance(Duration.ofDays(-1));

        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Open.class);
    }

    @Test
    void doesNotStayClosedLongerForThoseWhoTryMeanwhile() {
        clock.stop();
        fail(LIMIT);

        for (int minute = 0; minute < CLOSED_FOR.toMinutes(); minute++) {
            assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Closed.class);
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Open.class);
    }

    @Test
    void forgetsFailuresOfLongAgo() {
        clock.stop();
        fail(LIMIT - 1);

        clock.advance(FORGET_AFTER.plus(A_MILLISECOND));

        fail(LIMIT);
        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Closed.class);
    }

    @Test
    void sweepsWhatCountsNoLongerAndNothingElse() {
        clock.stop();
        gate.enter("long ago " + taro, STRANGER);
        clock.advance(FORGET_AFTER.plus(A_MILLISECOND));
        fail(LIMIT);
        gate.enter("just now " + taro, STRANGER);

        assertThat(gate.sweep()).isPositive();

        assertThat(gate.sweep()).isZero();
        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Closed.class);
    }

    @Test
    void holdsNothingAgainstAMemberWhoGotIn() {
        fail(LIMIT - 1);

        gate.succeeded(open(taro, STRANGER));

        fail(LIMIT);
        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Closed.class);
    }

    @Test
    void opensForTheLastAttemptThatWasRight() {
        fail(LIMIT - 1);

        gate.succeeded(open(taro, STRANGER));

        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Open.class);
    }

    @Test
    void doesNotCountAnAttemptThatWasNotEvaluated() {
        for (int busy = 0; busy < 3 * LIMIT; busy++) {
            gate.notEvaluated(open(taro, STRANGER));
        }
        fail(LIMIT - 1);
        gate.notEvaluated(open(taro, STRANGER));

        fail(1);
        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Closed.class);
    }

    @Test
    void letsStrangersCloseTheirOwnSideOnly() {
        fail(LIMIT);

        for (int failure = 1; failure <= LIMIT; failure++) {
            assertThat(gate.enter(taro, new KnownDevice(1))).isInstanceOf(Passage.Open.class);
        }
        assertThat(gate.enter(taro, new KnownDevice(1))).isInstanceOf(Passage.Closed.class);
        assertThat(gate.enter(taro, new KnownDevice(2))).isInstanceOf(Passage.Open.class);
        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Closed.class);
    }

    @Test
    void takesASuccessOnTheMembersBrowserForNoneOfTheStrangers() {
        fail(LIMIT);

        gate.succeeded(open(taro, new KnownDevice(1)));

        assertThat(gate.enter(taro, STRANGER)).isInstanceOf(Passage.Closed.class);
    }

    @Test
    void countsForEachUserIdByItself() {
        fail(LIMIT);

        assertThat(gate.enter("hanako" + taro, STRANGER)).isInstanceOf(Passage.Open.class);
    }

    @Test
    void keepsNothingOfWhatWasTyped() {
        var typed = "my-secret-typed-into-the-wrong-field-" + taro;

        gate.enter(typed, STRANGER);
        gate.enter(typed, new KnownDevice(7));

        var kept = String.join(
                "\n",
                db.sql("select t::text from login_throttle t")
                        .query(String.class)
                        .list());
        assertThat(kept).doesNotContain("secret").doesNotContain(taro);
        assertThat(db.sql("select throttle_key from login_throttle")
                        .query(String.class)
                        .list())
                .allMatch(key -> key.matches("[A-Za-z0-9_-]{22}"));
    }

    @Test
    void makesTheSameKeysOnEveryNodeAndOthersInAnotherDatabase() throws Exception {
        var otherDatabase = JdbcClient.create(PostgresForTests.migratedDatabase());

        var here = new GateKey(db, randomness).digest(taro, STRANGER);

        assertThat(new GateKey(db, randomness).digest(taro, STRANGER)).isEqualTo(here);
        assertThat(new GateKey(otherDatabase, randomness).digest(taro, STRANGER))
                .isNotEqualTo(here);
    }

    @Test
    void mistakesNoTextForASide() {
        var key = new GateKey(db, randomness);

        assertThat(key.digest("x", new KnownDevice(1))).isNotEqualTo(key.digest("1\nx", STRANGER));
        assertThat(key.digest("stranger\nx", STRANGER)).isNotEqualTo(key.digest("x", STRANGER));
    }

    /** Random days of a User ID, compared at every step with what the rule says in the fewest words. */
    @Test
    void doesWhatItsRuleSaysOnRandomDays() {
        clock.stop();
        var seeds = new Random();
        for (int day = 0; day < 60; day++) {
            long seed = seeds.nextLong();
            var random = new Random(seed);
            var rule = new Rule();
            var typed = taro + day;
            for (int step = 0; step < 60; step++) {
                clock.advance(Duration.ofMinutes(random.nextInt(4) == 0 ? random.nextInt(70) : 0));
                var expected = rule.enter(clock.millis());

                var passage = gate.enter(typed, STRANGER);

                assertThat(closedUntil(passage))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(expected);
                if (passage instanceof Passage.Open open) {
                    switch (random.nextInt(14)) {
                        case 0 -> {
                            gate.succeeded(open);
                            rule.succeed();
                        }
                        case 1, 2 -> {
                            gate.notEvaluated(open);
                            rule.takeBack();
                        }
                        default -> {
                            // A failure: nobody is told.
                        }
                    }
                }
            }
        }
    }

    private static final class Rule {

        private int failures;
        private long last;
        private @Nullable Long closedUntil;

        @Nullable
        Long enter(long now) {
            var until = closedUntil;
            if (until != null && now < until) {
                return until;
            }
            if (until != null || now - last > FORGET_AFTER.toMillis()) {
                failures = 0;
                closedUntil = null;
            }
            failures++;
            last = now;
            if (failures == LIMIT) {
                closedUntil = now + CLOSED_FOR.toMillis();
            }
            return null;
        }

        void succeed() {
            failures = 0;
            closedUntil = null;
        }

        void takeBack() {
            failures--;
            closedUntil = null;
        }
    }

    private Gate node() {
        return new Gate(db, new GateKey(db, randomness), new GateProperties(LIMIT, CLOSED_FOR, FORGET_AFTER), clock);
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(_ -> open(taro, STRANGER));
    }

    private Passage.Open open(String typed, Lane lane) {
        var passage = gate.enter(typed, lane);
        assertThat(passage).isInstanceOf(Passage.Open.class);
        return (Passage.Open) passage;
    }

    private static @Nullable Long closedUntil(Passage passage) {
        return switch (passage) {
            case Passage.Closed(var until) -> until.toEpochMilli();
            case Passage.Open _ -> null;
        };
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
