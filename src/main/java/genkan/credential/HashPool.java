package genkan.credential;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Lets only so many hashes be computed at a time, only so many wait in each {@link Line}, and none wait too long.
 *
 * <p>The callers are virtual threads that block until it is over. The work itself runs on a few platform threads,
 * because a hash would otherwise hold the carrier of all the others. Known devices have threads of their own, since one
 * that has given way cannot take it back.
 */
final class HashPool implements AutoCloseable {

    private final HashLines lines; // Whoever asks it holds its monitor.
    private final Duration patience;
    private final ExecutorService forKnownDevices;
    private final ExecutorService forOthers;
    private boolean closed;

    private final Map<Line, LongAdder> done = new ConcurrentHashMap<>();
    private final Map<Line, LongAdder> rejected = new ConcurrentHashMap<>();

    /** {@code places} is how many may wait in each line, the highest first. */
    HashPool(int workers, List<Integer> places, Duration patience) {
        this.lines = new HashLines(workers, places);
        this.patience = patience;
        this.forKnownDevices = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().name("hash-known-", 1).daemon().factory());
        this.forOthers = Executors.newFixedThreadPool(workers, new LowPriority("hash-"));
    }

    /** Returns when the work is done or could not have its turn; throws when the work does. */
    <T> Turn<T> run(Line line, Supplier<T> work) {
        var ticket = new Ticket<>(line, System.nanoTime() + patience.toNanos(), work);
        enter(ticket);
        var turn = await(ticket);
        if (turn instanceof Turn.Busy) {
            in(rejected, line).increment();
        }
        return turn;
    }

    private void enter(Ticket<?> ticket) {
        synchronized (lines) {
            if (closed || !lines.enter(ticket)) {
                ticket.sendAway();
            } else {
                beginNext();
            }
        }
    }

    // One more has come, or one is over: either way there is at most one whose work can begin.
    private void beginNext() {
        lines.next(System.nanoTime()).ifPresent(ticket -> workers(ticket.line()).execute(() -> work(ticket)));
    }

    /** Pages come before the hashes of others, but not before those of known devices. */
    private ExecutorService workers(Line line) {
        return switch (line) {
            case KNOWN_DEVICE -> forKnownDevices;
            case KNOWN_NETWORK, STRANGER -> forOthers;
        };
    }

    private void work(Ticket<?> ticket) {
        var ending = ticket.compute();
        // Here and not by the caller: a caller that gave up must not make room while its hash is still computed.
        synchronized (lines) {
            lines.over(ticket.line());
            beginNext();
        }
        in(done, ticket.line()).increment();
        ending.run();
    }

    private <T> Turn<T> await(Ticket<T> ticket) {
        try {
            if (!ticket.endsWithin(patience)) {
                giveUp(ticket);
            }
            return ticket.turn();
        } catch (InterruptedException interruption) {
            giveUp(ticket);
            Thread.currentThread().interrupt();
            return new Turn.Busy<>();
        }
    }

    /** Unless the work has begun: then it is waited for, since it costs the same. */
    private void giveUp(Ticket<?> ticket) {
        synchronized (lines) {
            if (lines.leave(ticket)) {
                ticket.sendAway();
            }
        }
    }

    /** Whether somebody who came to this line now would be told that it is busy; a moment later it may be otherwise. */
    boolean full(Line line) {
        synchronized (lines) {
            return closed || lines.full(line);
        }
    }

    int queued(Line line) {
        synchronized (lines) {
            return lines.waiting(line);
        }
    }

    int running(Line line) {
        synchronized (lines) {
            return lines.running(line);
        }
    }

    long done(Line line) {
        return in(done, line).sum();
    }

    long rejected(Line line) {
        return in(rejected, line).sum();
    }

    /** Tells all who wait that it is busy, and waits for the hashes that are being computed. */
    @Override
    public void close() {
        synchronized (lines) {
            closed = true;
            lines.sendAllAway();
        }
        forKnownDevices.shutdown();
        forOthers.shutdown();
        try {
            forKnownDevices.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
            forOthers.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static LongAdder in(Map<Line, LongAdder> counts, Line line) {
        return counts.computeIfAbsent(line, _ -> new LongAdder());
    }
}
