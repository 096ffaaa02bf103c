package simulate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The usual rule: after so many failures in a row the account is closed to everybody for a while. */
final class Strikes implements Mechanism {

    private final int most;
    private final long closedFor;
    private final Map<Integer, Count> counts = new HashMap<>();

    Strikes(int most, Duration closedFor) {
        this.most = most;
        this.closedFor = closedFor.toMillis();
    }

    private static final class Count {
        int failures;
        long closedUntil;
    }

    @Override
    public Answer attempt(Try attempt) {
        var count = counts.computeIfAbsent(attempt.account(), _ -> new Count());
        if (attempt.at() < count.closedUntil) {
            return Answer.REFUSED;
        }
        count.failures = attempt.right() ? 0 : count.failures + 1;
        if (count.failures == most) {
            count.failures = 0;
            count.closedUntil = attempt.at() + closedFor;
        }
        return Answer.to(attempt);
    }
}
