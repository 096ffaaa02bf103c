package genkan.credential;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Lets only so many hashes be computed at a time, only so many wait, and none wait too long.
 *
 * <p>The callers are virtual threads that block until it is over. The work itself runs on a few platform threads,
 * because a hash would otherwise hold the carrier of all the others.
 */
final class HashPool implements AutoCloseable {

    private final Semaphore places;
    private final Semaphore turns;
    private final Duration patience;
    private final ExecutorService workers;

    private final AtomicInteger running = new AtomicInteger();
    private final LongAdder done = new LongAdder();
    private final LongAdder rejected = new LongAdder();

    HashPool(int workers, int queue, Duration patience) {
        this.places = new Semaphore(workers + queue);
        this.turns = new Semaphore(workers, true);
        this.patience = patience;
        this.workers = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().name("hash-", 1).daemon().factory());
    }

    /** Returns when the work is done or could not have its turn; throws when the work does. */
    <T> Turn<T> run(Supplier<T> work) {
        if (!places.tryAcquire()) {
            return busy();
        }
        try {
            return awaitTurn() ? start(work) : busy();
        } finally {
            places.release();
        }
    }

    private boolean awaitTurn() {
        try {
            return turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> Turn<T> start(Supplier<T> work) {
        Future<T> future;
        try {
            future = workers.submit(() -> onWorker(work));
        } catch (RejectedExecutionException closed) {
            turns.release();
            return busy();
        }
        return await(future);
    }

    private <T> T onWorker(Supplier<T> work) {
        running.incrementAndGet();
        try {
            return work.get();
        } finally {
            running.decrementAndGet();
            done.increment();
            // Here and not by the caller: a caller that gave up must not make room while its hash is still computed.
            turns.release();
        }
    }

    private <T> Turn<T> await(Future<T> future) {
        try {
            return new Turn.Taken<>(future.get());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return busy();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A password could not be hashed", failure.getCause());
        }
    }

    private <T> Turn<T> busy() {
        rejected.increment();
        return new Turn.Busy<>();
    }

    int queued() {
        return turns.getQueueLength();
    }

    int running() {
        return running.get();
    }

    long done() {
        return done.sum();
    }

    long rejected() {
        return rejected.sum();
    }

    /** Waits for the hashes that are being computed; whoever is still waiting is told that it is busy. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            workers.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
