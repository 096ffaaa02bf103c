package simulate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Rauthy counts by address, whoever is tried from it: blocked for a minute after 7 failures, 10 minutes after 10, 15
 * after 15, an hour after 20, a day from 25 on.
 *
 * <p>Rauthy documentation, "IP Blacklisting"; that an hour without a failure and a sign-in end the count is from
 * failed_login_counter.rs. Its slower answers are left out: they cost a bot nothing.
 */
final class Rauthy implements Mechanism {

    private static final long FORGOTTEN = Duration.ofHours(1).toMillis();

    private final Map<Integer, Address> addresses = new HashMap<>();

    private static final class Address {
        int failures;
        long lastFailure;
        long blockedUntil;
    }

    @Override
    public Answer attempt(Try attempt) {
        var address = addresses.computeIfAbsent(attempt.network(), _ -> new Address());
        if (attempt.at() < address.blockedUntil) {
            return Answer.REFUSED;
        }
        if (attempt.right()) {
            address.failures = 0;
        } else {
            address.failures = attempt.at() - address.lastFailure > FORGOTTEN ? 1 : address.failures + 1;
            address.lastFailure = attempt.at();
            address.blockedUntil = attempt.at() + block(address.failures).toMillis();
        }
        return Answer.to(attempt);
    }

    private static Duration block(int failures) {
        if (failures >= 25) {
            return Duration.ofDays(1);
        }
        return switch (failures) {
            case 7 -> Duration.ofMinutes(1);
            case 10 -> Duration.ofMinutes(10);
            case 15 -> Duration.ofMinutes(15);
            case 20 -> Duration.ofHours(1);
            default -> Duration.ZERO;
        };
    }
}
