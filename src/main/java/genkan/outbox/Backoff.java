package genkan.outbox;

import java.time.Duration;
import java.util.List;

/** How long a parcel waits after a failed try. */
final class Backoff {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));

    private static final int PERCENT = 100;
    private static final int SPREAD_PERCENT = 25;

    private Backoff() {}

    /**
     * Up to a quarter longer than the list says, so that what failed together does not come back together.
     *
     * @param failures how many tries have failed, at least 1
     * @param random any number that is not negative
     */
    static Duration after(int failures, long random) {
        var wait = WAITS.get(Math.min(failures, WAITS.size()) - 1);
        return wait.plus(wait.multipliedBy(random % (SPREAD_PERCENT + 1)).dividedBy(PERCENT));
    }
}
