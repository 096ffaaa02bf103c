package genkan.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a node remembers of a handful of rows that change once a year, and reads again after a few seconds, since another
 * node may have written them.
 */
final class Copy<T> {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Supplier<T> read;
    private final Clock clock;
    private volatile @Nullable Reading<T> last;

    Copy(Supplier<T> read, Clock clock) {
        this.read = read;
        this.clock = clock;
    }

    T get() {
        var now = clock.instant();
        var known = last;
        // Between the two, so that a clock that is set back does not keep a copy for long.
        if (known != null
                && !now.isBefore(known.at())
                && now.isBefore(known.at().plus(KEPT))) {
            return known.rows();
        }
        var rows = read.get();
        last = new Reading<>(rows, now);
        return rows;
    }

    void forget() {
        last = null;
    }

    private record Reading<T>(T rows, Instant at) {}
}
