package simulate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Keycloak with brute force detection switched on (it is off by default) and "Lockout temporarily" as it comes: 30
 * failures, wait increment 1 minute by multiples, at most 15 minutes, failure reset time 12 hours, quick login check of
 * 1000 ms with a wait of 1 minute.
 *
 * <p>Keycloak Server Administration Guide, "Brute force attacks" (threat/brute-force.adoc).
 */
final class Keycloak implements Mechanism {

    private static final int FAILURES = 30;
    private static final long INCREMENT = Duration.ofMinutes(1).toMillis();
    private static final long MOST = Duration.ofMinutes(15).toMillis();
    private static final long RESET = Duration.ofHours(12).toMillis();
    private static final long QUICK = 1_000;
    private static final long QUICK_WAIT = Duration.ofMinutes(1).toMillis();

    private final Map<Integer, Count> counts = new HashMap<>();

    private static final class Count {
        int failures;
        long lastFailure;
        long disabledUntil;
    }

    @Override
    public Answer attempt(Try attempt) {
        var count = counts.computeIfAbsent(attempt.account(), _ -> new Count());
        if (attempt.at() < count.disabledUntil) {
            return Answer.REFUSED;
        }
        if (attempt.right()) {
            count.failures = 0;
        } else {
            failed(count, attempt.at());
        }
        return Answer.to(attempt);
    }

    private static void failed(Count count, long now) {
        var sinceLast = now - count.lastFailure;
        count.failures = sinceLast > RESET ? 1 : count.failures + 1;
        var wait = INCREMENT * (count.failures / FAILURES);
        if (wait == 0 && sinceLast < QUICK) {
            wait = QUICK_WAIT;
        }
        count.lastFailure = now;
        count.disabledUntil = now + Math.min(wait, MOST);
    }
}
