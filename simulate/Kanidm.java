package simulate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Kanidm's soft lock of a password: a pause after each failure, longer as they add up, and after 100 none more until the
 * day (UTC) is over. A sign-in changes nothing.
 *
 * <p>Kanidm, server/lib/src/credential/softlock.rs, the comment at its head and CredSoftLockPolicy::Password.
 */
final class Kanidm implements Mechanism {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Map<Integer, Lock> locks = new HashMap<>();

    private static final class Lock {
        int failures;
        long unlockAt;
        long resetAt;
    }

    @Override
    public Answer attempt(Try attempt) {
        var lock = locks.computeIfAbsent(attempt.account(), _ -> new Lock());
        if (attempt.at() > lock.resetAt) {
            lock.failures = 0;
            lock.unlockAt = 0;
        }
        if (attempt.at() <= lock.unlockAt) {
            return Answer.REFUSED;
        }
        if (!attempt.right()) {
            lock.failures++;
            lock.resetAt = (attempt.at() / DAY + 1) * DAY;
            lock.unlockAt = lock.failures < 100 ? attempt.at() + pause(lock.failures) : lock.resetAt;
        }
        return Answer.to(attempt);
    }

    private static long pause(int failures) {
        var seconds = failures < 3 ? 1 : failures < 9 ? 3 : failures < 25 ? 5 : 10;
        return Duration.ofSeconds(seconds).toMillis();
    }
}
