package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HashPoolTest {

    private static final Duration PATIENT = Duration.ofMinutes(1);

    private final ExecutorService members = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch hashing = new CountDownLatch(1);

    @AfterEach
    void everyoneGoesHome() {
        hashing.countDown();
        members.close();
    }

    @Test
    void theMemberGetsWhatWasComputedOnAPlatformThread() {
        try (var pool = pool(1, 0, PATIENT)) {
            assertThat(pool.run(Line.KNOWN_DEVICE, () -> Thread.currentThread().isVirtual()))
                    .isEqualTo(new Turn.Taken<>(false));
        }
    }

    @Test
    void neverMoreAreComputedAtATimeThanThereAreWorkers() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();

        try (var pool = pool(3, 1_000, PATIENT)) {
            var turns = new ArrayList<Future<Turn<Integer>>>();
            for (int member = 0; member < 500; member++) {
                turns.add(members.submit(() -> pool.run(Line.KNOWN_DEVICE, () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(10_000);
                    return now.decrementAndGet();
                })));
            }

            for (var turn : turns) {
                assertThat(turn.get()).isInstanceOf(Turn.Taken.class);
            }
            assertThat(most).hasValueLessThanOrEqualTo(3);
            assertThat(pool.done(Line.KNOWN_DEVICE)).isEqualTo(500);
            assertThat(pool.rejected(Line.KNOWN_DEVICE)).isZero();
            assertThat(pool.queued(Line.KNOWN_DEVICE)).isZero();
            assertThat(pool.running(Line.KNOWN_DEVICE)).isZero();
        }
    }

    @Test
    void whoComesWhenTheQueueIsFullIsToldSoAtOnce() throws Exception {
        try (var pool = pool(2, 3, PATIENT)) {
            var inside = occupy(pool, 2);
            var waiting = queue(pool, 3);

            assertThat(pool.run(Line.KNOWN_DEVICE, () -> "hashed")).isEqualTo(new Turn.Busy<>());
            assertThat(pool.rejected(Line.KNOWN_DEVICE)).isEqualTo(1);

            hashing.countDown();
            for (var turn : inside) {
                assertThat(turn.get()).isEqualTo(new Turn.Taken<>("hashed"));
            }
            for (var turn : waiting) {
                assertThat(turn.get()).isEqualTo(new Turn.Taken<>("hashed"));
            }
            assertThat(pool.done(Line.KNOWN_DEVICE)).isEqualTo(5);
        }
    }

    @Test
    void thereIsRoomAgainAfterwards() throws Exception {
        try (var pool = pool(1, 0, PATIENT)) {
            var inside = occupy(pool, 1);
            assertThat(pool.run(Line.KNOWN_DEVICE, () -> "hashed")).isEqualTo(new Turn.Busy<>());

            hashing.countDown();
            inside.getFirst().get();

            assertThat(pool.run(Line.KNOWN_DEVICE, () -> "hashed")).isEqualTo(new Turn.Taken<>("hashed"));
        }
    }

    @Test
    void whoHasWaitedTooLongIsToldSoAndNothingIsComputedForThem() throws Exception {
        var computed = new AtomicBoolean();

        try (var pool = pool(1, 10, Duration.ofMillis(1))) {
            var inside = occupy(pool, 1);

            assertThat(pool.run(Line.KNOWN_DEVICE, () -> computed.getAndSet(true)))
                    .isEqualTo(new Turn.Busy<>());

            hashing.countDown();
            assertThat(inside.getFirst().get()).isEqualTo(new Turn.Taken<>("hashed"));
            assertThat(computed).isFalse();
            assertThat(pool.rejected(Line.KNOWN_DEVICE)).isEqualTo(1);
            assertThat(pool.queued(Line.KNOWN_DEVICE)).isZero();
        }
    }

    @Test
    void whoeverWaitsLongerComesFirst() throws Exception {
        var order = new ArrayList<Integer>();

        try (var pool = pool(1, 10, PATIENT)) {
            occupy(pool, 1);
            var turns = new ArrayList<Future<?>>();
            for (int member = 0; member < 5; member++) {
                int number = member;
                turns.add(members.submit(() -> pool.run(Line.KNOWN_DEVICE, () -> order.add(number))));
                await(() -> pool.queued(Line.KNOWN_DEVICE) == number + 1);
            }

            hashing.countDown();
            for (var turn : turns) {
                turn.get();
            }
            assertThat(order).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void aKnownDeviceOvertakesTheStrangersWhoWait() throws Exception {
        var order = new ArrayList<Line>();

        try (var pool = pool(1, 10, PATIENT)) {
            occupy(pool, 1);
            var turns = new ArrayList<Future<?>>();
            for (var line :
                    List.of(Line.STRANGER, Line.STRANGER, Line.KNOWN_NETWORK, Line.STRANGER, Line.KNOWN_DEVICE)) {
                var before = pool.queued(line);
                turns.add(members.submit(() -> pool.run(line, () -> order.add(line))));
                await(() -> pool.queued(line) == before + 1);
            }

            hashing.countDown();
            for (var turn : turns) {
                turn.get();
            }
            assertThat(order)
                    .containsExactly(
                            Line.KNOWN_DEVICE, Line.KNOWN_NETWORK, Line.STRANGER, Line.STRANGER, Line.STRANGER);
        }
    }

    @Test
    void noStrangerBeginsWhileSomebodyKnownWaits() throws Exception {
        var known = new AtomicInteger(300);
        var begunMeanwhile = new AtomicInteger();

        try (var pool = pool(3, 500, PATIENT)) {
            var inside = occupy(pool, 3);
            var turns = new ArrayList<Future<?>>();
            for (int member = 0; member < 300; member++) {
                // Two whose turn has come may still be on the other workers.
                turns.add(members.submit(() ->
                        pool.run(Line.STRANGER, () -> begunMeanwhile.addAndGet(known.get() > 2 ? 1 : 0))));
                turns.add(members.submit(() -> pool.run(Line.KNOWN_DEVICE, () -> {
                    LockSupport.parkNanos(10_000);
                    return known.decrementAndGet();
                })));
            }
            await(() -> pool.queued(Line.KNOWN_DEVICE) == 300 && pool.queued(Line.STRANGER) == 300);

            hashing.countDown();
            inside.getFirst().get();
            for (var turn : turns) {
                turn.get();
            }
            assertThat(begunMeanwhile).hasValue(0);
        }
    }

    @Test
    void aKnownDeviceDoesNotWaitForStrangersWhoHaveEveryWorker() {
        try (var pool = pool(2, 10, PATIENT)) {
            start(pool, Line.STRANGER, 2);
            await(() -> pool.running(Line.STRANGER) == 2);

            assertThat(pool.run(Line.KNOWN_DEVICE, () -> "hashed")).isEqualTo(new Turn.Taken<>("hashed"));
            hashing.countDown();
        }
    }

    @Test
    void strangersHaveEveryWorkerWhenNobodyElseWaits() {
        try (var pool = pool(2, 10, PATIENT)) {
            var inside = start(pool, Line.STRANGER, 2);

            await(() -> pool.running(Line.STRANGER) == 2);

            assertThat(inside).noneMatch(Future::isDone);
            hashing.countDown();
        }
    }

    @Test
    void eachLineHasExactlyItsPlacesHoweverManyComeTogether() throws Exception {
        try (var pool = new HashPool(2, List.of(200, 100, 50), PATIENT)) {
            occupy(pool, 2);
            var turns = new ArrayList<Future<Turn<String>>>();
            for (var line : Line.values()) {
                turns.addAll(start(pool, line, 500));
            }
            await(() -> pool.rejected(Line.KNOWN_DEVICE) == 300
                    && pool.rejected(Line.KNOWN_NETWORK) == 400
                    && pool.rejected(Line.STRANGER) == 450);

            assertThat(pool.queued(Line.KNOWN_DEVICE)).isEqualTo(200);
            assertThat(pool.queued(Line.KNOWN_NETWORK)).isEqualTo(100);
            assertThat(pool.queued(Line.STRANGER)).isEqualTo(50);
            assertThat(Line.values()).allMatch(pool::full);

            hashing.countDown();
            var taken = 0;
            for (var turn : turns) {
                taken += turn.get() instanceof Turn.Taken ? 1 : 0;
            }
            assertThat(taken).isEqualTo(350);
            assertThat(Line.values()).noneMatch(pool::full);
        }
    }

    @Test
    void strangersWhoFillTheirLineTakeNoRoomFromAnother() throws Exception {
        try (var pool = new HashPool(1, List.of(1, 0, 2), PATIENT)) {
            occupy(pool, 1);
            start(pool, Line.STRANGER, 10);
            await(() -> pool.rejected(Line.STRANGER) == 8);

            assertThat(pool.full(Line.STRANGER)).isTrue();
            assertThat(pool.full(Line.KNOWN_NETWORK)).isTrue();
            assertThat(pool.full(Line.KNOWN_DEVICE)).isFalse();

            var taro = queue(pool, 1).getFirst();
            hashing.countDown();
            assertThat(taro.get()).isEqualTo(new Turn.Taken<>("hashed"));
        }
    }

    @Test
    void aMemberWhoGoesAwayMakesNoRoomBeforeTheirHashIsOver() throws Exception {
        try (var pool = pool(1, 10, PATIENT)) {
            var inside = occupy(pool, 1);
            inside.getFirst().cancel(true);
            await(() -> pool.rejected(Line.KNOWN_DEVICE) == 1);

            var next = queue(pool, 1).getFirst();

            assertThat(pool.running(Line.KNOWN_DEVICE)).isEqualTo(1);
            assertThat(next.isDone()).isFalse();
            hashing.countDown();
            assertThat(next.get()).isEqualTo(new Turn.Taken<>("hashed"));
        }
    }

    @Test
    void whoGoesAwayWhileWaitingLeavesTheQueue() throws Exception {
        try (var pool = pool(1, 1, PATIENT)) {
            occupy(pool, 1);
            queue(pool, 1).getFirst().cancel(true);
            await(() -> pool.rejected(Line.KNOWN_DEVICE) == 1);

            var next = queue(pool, 1).getFirst();

            hashing.countDown();
            assertThat(next.get()).isEqualTo(new Turn.Taken<>("hashed"));
        }
    }

    @Test
    void aFaultOfOursIsNotAnAnswer() {
        try (var pool = pool(1, 0, PATIENT)) {
            assertThatThrownBy(() -> pool.run(Line.KNOWN_DEVICE, () -> {
                        throw new IllegalStateException("out of memory");
                    }))
                    .hasRootCauseMessage("out of memory");

            assertThat(pool.run(Line.KNOWN_DEVICE, () -> "hashed")).isEqualTo(new Turn.Taken<>("hashed"));
        }
    }

    @Test
    void closingLetsTheRunningOnesEndAndSendsTheWaitingOnesAway() throws Exception {
        var pool = pool(1, 10, PATIENT);
        var inside = occupy(pool, 1);
        var waiting = queue(pool, 3);

        var closing = Thread.ofPlatform().start(pool::close);
        await(() -> closing.getState() == Thread.State.TIMED_WAITING);
        hashing.countDown();
        closing.join();

        assertThat(inside.getFirst().get()).isEqualTo(new Turn.Taken<>("hashed"));
        for (var turn : waiting) {
            assertThat(turn.get()).isEqualTo(new Turn.Busy<>());
        }
        assertThat(pool.run(Line.KNOWN_DEVICE, () -> "hashed")).isEqualTo(new Turn.Busy<>());
    }

    private static HashPool pool(int workers, int places, Duration patience) {
        return new HashPool(workers, List.of(places, places, places), patience);
    }

    /** Members whose hashes are not over before {@link #hashing} is. */
    private List<Future<Turn<String>>> occupy(HashPool pool, int count) {
        var turns = start(pool, count);
        await(() -> pool.running(Line.KNOWN_DEVICE) == count);
        return turns;
    }

    private List<Future<Turn<String>>> queue(HashPool pool, int count) {
        var before = pool.queued(Line.KNOWN_DEVICE);
        var turns = start(pool, count);
        await(() -> pool.queued(Line.KNOWN_DEVICE) == before + count);
        return turns;
    }

    private List<Future<Turn<String>>> start(HashPool pool, int count) {
        return start(pool, Line.KNOWN_DEVICE, count);
    }

    private List<Future<Turn<String>>> start(HashPool pool, Line line, int count) {
        var turns = new ArrayList<Future<Turn<String>>>();
        for (int member = 0; member < count; member++) {
            turns.add(members.submit(() -> pool.run(line, this::hash)));
        }
        return turns;
    }

    private String hash() {
        try {
            hashing.await();
            return "hashed";
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(100_000);
            assertThat(Thread.interrupted()).as("the test takes too long").isFalse();
        }
    }
}
