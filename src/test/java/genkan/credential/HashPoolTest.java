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
        try (var pool = new HashPool(1, 0, PATIENT)) {
            assertThat(pool.run(() -> Thread.currentThread().isVirtual())).isEqualTo(new Turn.Taken<>(false));
        }
    }

    @Test
    void neverMoreAreComputedAtATimeThanThereAreWorkers() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();

        try (var pool = new HashPool(3, 1_000, PATIENT)) {
            var turns = new ArrayList<Future<Turn<Integer>>>();
            for (int member = 0; member < 500; member++) {
                turns.add(members.submit(() -> pool.run(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(10_000);
                    return now.decrementAndGet();
                })));
            }

            for (var turn : turns) {
                assertThat(turn.get()).isInstanceOf(Turn.Taken.class);
            }
            assertThat(most).hasValueLessThanOrEqualTo(3);
            assertThat(pool.done()).isEqualTo(500);
            assertThat(pool.rejected()).isZero();
            assertThat(pool.queued()).isZero();
            assertThat(pool.running()).isZero();
        }
    }

    @Test
    void whoComesWhenTheQueueIsFullIsToldSoAtOnce() throws Exception {
        try (var pool = new HashPool(2, 3, PATIENT)) {
            var inside = occupy(pool, 2);
            var waiting = queue(pool, 3);

            assertThat(pool.run(() -> "hashed")).isEqualTo(new Turn.Busy<>());
            assertThat(pool.rejected()).isEqualTo(1);

            hashing.countDown();
            for (var turn : inside) {
                assertThat(turn.get()).isEqualTo(new Turn.Taken<>("hashed"));
            }
            for (var turn : waiting) {
                assertThat(turn.get()).isEqualTo(new Turn.Taken<>("hashed"));
            }
            assertThat(pool.done()).isEqualTo(5);
        }
    }

    @Test
    void thereIsRoomAgainAfterwards() throws Exception {
        try (var pool = new HashPool(1, 0, PATIENT)) {
            var inside = occupy(pool, 1);
            assertThat(pool.run(() -> "hashed")).isEqualTo(new Turn.Busy<>());

            hashing.countDown();
            inside.getFirst().get();

            assertThat(pool.run(() -> "hashed")).isEqualTo(new Turn.Taken<>("hashed"));
        }
    }

    @Test
    void whoHasWaitedTooLongIsToldSoAndNothingIsComputedForThem() throws Exception {
        var computed = new AtomicBoolean();

        try (var pool = new HashPool(1, 10, Duration.ofMillis(1))) {
            var inside = occupy(pool, 1);

            assertThat(pool.run(() -> computed.getAndSet(true))).isEqualTo(new Turn.Busy<>());

            hashing.countDown();
            assertThat(inside.getFirst().get()).isEqualTo(new Turn.Taken<>("hashed"));
            assertThat(computed).isFalse();
            assertThat(pool.rejected()).isEqualTo(1);
            assertThat(pool.queued()).isZero();
        }
    }

    @Test
    void whoeverWaitsLongerComesFirst() throws Exception {
        var order = new ArrayList<Integer>();

        try (var pool = new HashPool(1, 10, PATIENT)) {
            occupy(pool, 1);
            var turns = new ArrayList<Future<?>>();
            for (int member = 0; member < 5; member++) {
                int number = member;
                turns.add(members.submit(() -> pool.run(() -> order.add(number))));
                await(() -> pool.queued() == number + 1);
            }

            hashing.countDown();
            for (var turn : turns) {
                turn.get();
            }
            assertThat(order).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void aMemberWhoGoesAwayMakesNoRoomBeforeTheirHashIsOver() throws Exception {
        try (var pool = new HashPool(1, 10, PATIENT)) {
            var inside = occupy(pool, 1);
            inside.getFirst().cancel(true);
            await(() -> pool.rejected() == 1);

            var next = queue(pool, 1).getFirst();

            assertThat(pool.running()).isEqualTo(1);
            assertThat(next.isDone()).isFalse();
            hashing.countDown();
            assertThat(next.get()).isEqualTo(new Turn.Taken<>("hashed"));
        }
    }

    @Test
    void whoGoesAwayWhileWaitingLeavesTheQueue() throws Exception {
        try (var pool = new HashPool(1, 1, PATIENT)) {
            occupy(pool, 1);
            queue(pool, 1).getFirst().cancel(true);
            await(() -> pool.rejected() == 1);

            var next = queue(pool, 1).getFirst();

            hashing.countDown();
            assertThat(next.get()).isEqualTo(new Turn.Taken<>("hashed"));
        }
    }

    @Test
    void aFaultOfOursIsNotAnAnswer() {
        try (var pool = new HashPool(1, 0, PATIENT)) {
            assertThatThrownBy(() -> pool.run(() -> {
                        throw new IllegalStateException("out of memory");
                    }))
                    .hasRootCauseMessage("out of memory");

            assertThat(pool.run(() -> "hashed")).isEqualTo(new Turn.Taken<>("hashed"));
        }
    }

    @Test
    void closingLetsTheRunningOnesEndAndSendsTheWaitingOnesAway() throws Exception {
        var pool = new HashPool(1, 10, PATIENT);
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
        assertThat(pool.run(() -> "hashed")).isEqualTo(new Turn.Busy<>());
    }

    /** Members whose hashes are not over before {@link #hashing} is. */
    private List<Future<Turn<String>>> occupy(HashPool pool, int count) {
        var turns = start(pool, count);
        await(() -> pool.running() == count);
        return turns;
    }

    private List<Future<Turn<String>>> queue(HashPool pool, int count) {
        var before = pool.queued();
        var turns = start(pool, count);
        await(() -> pool.queued() == before + count);
        return turns;
    }

    private List<Future<Turn<String>>> start(HashPool pool, int count) {
        var turns = new ArrayList<Future<Turn<String>>>();
        for (int member = 0; member < count; member++) {
            turns.add(members.submit(() -> pool.run(this::hash)));
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
