package genkan.phone.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A timer for very many short times: twenty beats a second, and a list of what is due for each of the next thousand. Nothing
 * is ever taken out before its time; who has no use for it any more does nothing.
 */
final class Wheel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wheel.class);
    private static final long BEAT_MILLIS = 50;
    private static final int SLOTS = 1_024;

    private final List<List<Due>> slots = new ArrayList<>(SLOTS);
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sip-timer").daemon().factory());
    private volatile long beats;

    Wheel() {
        for (int slot = 0; slot < SLOTS; slot++) {
            slots.add(new ArrayList<>());
        }
    }

    void start() {
        var _ = clockwork.scheduleAtFixedRate(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How many there have been; no step of a clock changes that. */
    long beats() {
        return beats;
    }

    static long beatsOf(Duration time) {
        return Math.ceilDiv(time.toMillis(), BEAT_MILLIS);
    }

    /** What is to be done may not wait for anything. */
    void in(Duration time, Runnable what) {
        var at = beats + Math.max(1, beatsOf(time));
        var slot = slots.get((int) (at % SLOTS));
        synchronized (slot) {
            slot.add(new Due(at, what));
        }
    }

    void beat() {
        var now = beats + 1;
        beats = now;
        for (var due : due(now)) {
            try {
                due.what.run();
            } catch (RuntimeException | Error fault) {
                // One fault must not stop the time of all others.
                LOG.error("What was due could not be done", fault);
            }
        }
    }

    private List<Due> due(long now) {
        var slot = slots.get((int) (now % SLOTS));
        synchronized (slot) {
            if (slot.isEmpty()) {
                return List.of();
            }
            var due = slot.stream().filter(one -> one.at <= now).toList();
            slot.removeIf(one -> one.at <= now);
            return due;
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }

    private record Due(long at, Runnable what) {}
}
