package simulate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Authelia's regulation as it comes: mode "user", max_retries 3, find_time 2 minutes, ban_time 5 minutes.
 *
 * <p>Authelia documentation, "Configuration: Security: Regulation". That a sign-in clears the failures before it is our
 * reading.
 */
final class Authelia implements Mechanism {

    private static final int MOST = 3;
    private static final long FIND = Duration.ofMinutes(2).toMillis();
    private static final long BAN = Duration.ofMinutes(5).toMillis();

    private final Map<Integer, User> users = new HashMap<>();

    private static final class User {
        final Deque<Long> failures = new ArrayDeque<>();
        long bannedUntil;
    }

    @Override
    public Answer attempt(Try attempt) {
        var user = users.computeIfAbsent(attempt.account(), _ -> new User());
        if (attempt.at() < user.bannedUntil) {
            return Answer.REFUSED;
        }
        if (attempt.right()) {
            user.failures.clear();
        } else {
            failed(user, attempt.at());
        }
        return Answer.to(attempt);
    }

    private static void failed(User user, long now) {
        user.failures.add(now);
        while (user.failures.peek() <= now - FIND) {
            user.failures.remove();
        }
        if (user.failures.size() >= MOST) {
            user.failures.clear();
            user.bannedUntil = now + BAN;
        }
    }
}
