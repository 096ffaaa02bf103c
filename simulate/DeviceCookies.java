package simulate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Each known device is counted by itself, and all who have none together: more than N failures within T close that side
 * for T.
 *
 * <p>OWASP, "Slow Down Online Guessing Attacks with Device Cookies" (owasp.org/www-community), with N = 10 and T = 15
 * minutes; the page leaves both to whoever builds it.
 */
final class DeviceCookies implements Mechanism {

    private static final int MOST = 10;
    private static final long PERIOD = Duration.ofMinutes(15).toMillis();

    private final Map<Long, Client> clients = new HashMap<>();

    private static final class Client {
        final Deque<Long> failures = new ArrayDeque<>();
        long closedUntil;
    }

    @Override
    public Answer attempt(Try attempt) {
        var name = attempt.knownDevice() ? attempt.device() : -1L - attempt.account();
        var client = clients.computeIfAbsent(name, _ -> new Client());
        if (attempt.at() < client.closedUntil) {
            return Answer.REFUSED;
        }
        if (!attempt.right()) {
            failed(client, attempt.at());
        }
        return Answer.to(attempt);
    }

    private static void failed(Client client, long now) {
        client.failures.add(now);
        while (client.failures.peek() <= now - PERIOD) {
            client.failures.remove();
        }
        if (client.failures.size() > MOST) {
            client.failures.clear();
            client.closedUntil = now + PERIOD;
        }
    }
}
