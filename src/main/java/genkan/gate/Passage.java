package genkan.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The gate's answer to an attempt. */
public sealed interface Passage {

    /** The password may be evaluated; the attempt already counts as failed until {@link Gate#succeeded} is told otherwise. */
    record Open(String key) implements Passage {}

    /** SS503: the password must not be evaluated before {@code opensAgain}, whether or not the User ID exists. */
    record Closed(Instant opensAgain) implements Passage {

        /** What a remaining wait is rounded up to, in minutes, so that it tells nothing about the rules behind it. */
        private static final List<Integer> WAITS = List.of(1, 5, 15, 30, 60, 120, 240);

        /** How long to wait, in minutes and rounded up. */
        public int minutesFrom(Instant now) {
            var left = Duration.between(now, opensAgain).toSeconds() / 60.0;
            return WAITS.stream().filter(wait -> wait >= left).findFirst().orElse(WAITS.getLast());
        }
    }
}
