package genkan.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a node remembers of a handful of rows that change once a year, and reads again after a few seconds, since another
 * node may have written them.
 *
 * <p>One request reads, and the others go on with what is known meanwhile: in a flood, hundreds would want the database
 * at the same moment, and members who sign in would wait behind them.
 */
final class Copy<T> {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Supplier<T> read;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Reading<T> last;

    Copy(Supplier<T> read, Clock clock) {
        this.read = read;
        this.clock = clock;
    }

    T get() {
        var known = last;
        if (known == null) {
            reading.lock();
        } else if (known.goodAt(clock.instant()) || !reading.tryLock()) {
            return known.rows();
        }
        try {
            return readUnlessSomebodyHas();
        } finally {
            reading.unlock();
        }
    }

    void forget() {
        last = null;
    }

    private T readUnlessSomebodyHas() {
        var now = clock.instant();
        var known = last;
        if (known != null && known.goodAt(now)) {
            return known.rows();
        }
        var rows = read.get();
        last = new Reading<>(rows, now);
        return rows;
    }

    private record Reading<T>(T rows, Instant at) {

        /** Between the two, so that a clock that is set back does not keep a copy for long. */
        boolean goodAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(KEPT));
        }
    }
}
