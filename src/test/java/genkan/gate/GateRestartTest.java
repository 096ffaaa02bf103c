package genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.AnotherGenkan;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two processes, one of which is killed while it decides: what counted is in the database (CVE-2023-47111 and S5). */
@RunningGenkan
class GateRestartTest {

    private static final int TOGETHER = 40;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    AnotherGenkan another;

    @Autowired
    GateProperties limits;

    @TempDir
    Path data;

    private final AtomicInteger guesses = new AtomicInteger();
    private final AtomicInteger evaluated = new AtomicInteger();
    private final AtomicInteger limited = new AtomicInteger();

    @Test
    void neverEvaluatesMoreThanTheLimitAlthoughOneNodeIsKilledAndStartedAnew() throws Exception {
        var taro = residents.add();

        try (var second = another.start("killed", data)) {
            var secondPort = AnotherGenkan.portOf(second);
            var here = Thread.ofVirtual().start(() -> guess(taro, port, 3));
            var there = Thread.ofVirtual().start(() -> guess(taro, secondPort, TOGETHER));
            while (evaluated.get() < 4) {
                Thread.sleep(1);
            }
            second.kill();
            here.join();
            there.join();
        }
        guess(taro, port, TOGETHER);
        try (var again = another.start("started-anew", data)) {
            guess(taro, AnotherGenkan.portOf(again), TOGETHER);
        }

        assertThat(evaluated.get())
                .isPositive()
                .isLessThanOrEqualTo(limits.strangers().tries());
        assertThat(limited.get()).isGreaterThan(TOGETHER);
    }

    private void guess(Resident taro, int at, int times) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, times).forEach(_ -> threads.execute(() -> guess(taro, at)));
        }
    }

    private void guess(Resident taro, int at) {
        try {
            var visitor = new Visitor(at);
            visitor.get("/sign-in");
            var guess = "guess " + guesses.incrementAndGet() + " of " + taro.userId();
            switch (visitor.signIn(taro.userId(), guess).statusCode()) {
                case OK -> evaluated.incrementAndGet();
                case TOO_MANY_REQUESTS -> limited.incrementAndGet();
                default -> throw new AssertionError("neither wrong nor limited");
            }
        } catch (IOException killed) {
            // It has counted, if at all, before it could answer.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
