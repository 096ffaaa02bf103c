package bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** How long each time took. */
final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1_024];
    private int count;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
    }

    Latencies sorted() {
        return together(List.of(this));
    }

    static Latencies together(Collection<Latencies> several) {
        var all = new Latencies();
        all.nanos = several.stream()
                .flatMapToLong(one -> Arrays.stream(one.nanos, 0, one.count))
                .sorted()
                .toArray();
        all.count = all.nanos.length;
        return all;
    }

    int count() {
        return count;
    }

    /** Milliseconds within which so many of a hundred were over; only of those put {@link #together}. */
    double percentile(int percent) {
        return count == 0 ? 0 : nanos[Math.ceilDiv(count * percent, 100) - 1] / NANOS_PER_MILLI;
    }
}
