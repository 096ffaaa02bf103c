package genkan.service;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.TestClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CopyTest {

    private final TestClock clock = new TestClock();
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void isReadAgainAfterSomeSeconds() {
        var copy = new Copy<>(readings::incrementAndGet, clock);
        clock.stop();

        assertThat(copy.get()).isEqualTo(1);
        assertThat(copy.get()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(6));
        assertThat(copy.get()).isEqualTo(2);
    }

    @Test
    void isReadByOneWhileTheOthersGoOn() throws Exception {
        var begun = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var copy = new Copy<>(
                () -> {
                    var reading = readings.incrementAndGet();
                    if (reading == 2) {
                        begun.countDown();
                        awaitQuietly(goesOn);
                    }
                    return reading;
                },
                clock);
        copy.get();
        clock.advance(Duration.ofSeconds(6));

        var reader = CompletableFuture.supplyAsync(copy::get);
        begun.await();
        for (var visitor = 0; visitor < 100; visitor++) {
            assertThat(copy.get()).isEqualTo(1);
        }
        goesOn.countDown();

        assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(readings).hasValue(2);
    }

    @Test
    void isReadAtOnceWhenThisNodeHasWritten() {
        var copy = new Copy<>(readings::incrementAndGet, clock);
        copy.get();

        copy.forget();

        assertThat(copy.get()).isEqualTo(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
