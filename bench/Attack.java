package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Wrong passwords, so many a second whether or not Genkan keeps up, each from an address of its own: every other one at a
 * member's User ID, the rest at User IDs that nobody has.
 */
final class Attack implements AutoCloseable {

    // Enough for 500 a second that are held back for 300 ms each and a queue of 50 that waits for a hash.
    private static final int CONNECTIONS = 250;

    private final Server server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch prepared = new CountDownLatch(CONNECTIONS);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicReference<Pace> pace = new AtomicReference<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong due = new AtomicLong();
    private final Map<Ending, LongAdder> answers = new EnumMap<>(Ending.class);
    private final AtomicReference<String> fault = new AtomicReference<>("");

    private Attack(Server server) {
        this.server = server;
        for (var ending : Ending.values()) {
            answers.put(ending, new LongAdder());
        }
    }

    /** Opens the connections, and a form on each. */
    static Attack prepared(Server server) throws InterruptedException {
        var attack = new Attack(server);
        for (var number = 0; number < CONNECTIONS; number++) {
            attack.threads.execute(attack::attack);
        }
        attack.prepared.await();
        return attack;
    }

    void begin(double perSecond, Duration duration) {
        var begins = Pace.of(perSecond);
        due.set(begins.within(duration));
        pace.set(begins);
        begun.countDown();
    }

    /** How many were answered, and how. */
    Map<Ending, Long> answers() {
        var counted = new EnumMap<Ending, Long>(Ending.class);
        answers.forEach((ending, count) -> counted.put(ending, count.sum()));
        return Collections.unmodifiableMap(counted);
    }

    /** The first thing that went wrong, if anything did. */
    String fault() {
        return fault.get();
    }

    /** Waits for the last answers. */
    void awaitEnd() {
        threads.close();
    }

    @Override
    public void close() {
        begun.countDown();
        threads.close();
    }

    private void attack() {
        try (var browser = new Browser(server.port())) {
            var form = opened(browser);
            begun.await();
            for (var number = next.getAndIncrement(); number < due.get(); number = next.getAndIncrement()) {
                pace.get().await(number);
                guess(browser, form, number);
            }
        } catch (IOException | RuntimeException e) {
            fault.compareAndSet("", String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SignInForm opened(Browser browser) throws IOException {
        try {
            return SignInForm.in(browser.get("/sign-in?to=%2Fmy-page"));
        } finally {
            prepared.countDown();
        }
    }

    private void guess(Browser browser, SignInForm form, long number) {
        var userId = number % 2 == 0 ? Members.attacked(number / 2) : Members.somebody();
        browser.comeFrom(someAddress());
        try {
            var answer = form.send(browser, userId, Members.wrongPassword());
            count(Ending.of(answer), answer);
        } catch (IOException e) {
            fault.compareAndSet("", String.valueOf(e));
            answers.get(Ending.OTHER).increment();
        }
    }

    private void count(Ending ending, Answer answer) {
        answers.get(ending).increment();
        if (ending == Ending.OTHER) {
            fault.compareAndSet("", new Answer.Unexpected("HTTP status " + answer.status(), answer).getMessage());
        }
    }

    /** One of 16 million. */
    static String someAddress() {
        var random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }
}
