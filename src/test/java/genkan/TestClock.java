package genkan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** A clock that runs like any other and can be put on. {@link RunningGenkan} sets it back to now after each test. */
@TestComponent
@Primary
public class TestClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private volatile @Nullable Instant stoppedAt;

    public void advance(Duration duration) {
        ahead.updateAndGet(duration::plus);
    }

    /** Time stands still from here on, but for {@link #advance}. */
    public void stop() {
        stopAt(instant());
    }

    /** The same at a moment of the test's choice, so that several clocks show the same. */
    public void stopAt(Instant at) {
        stoppedAt = at;
        ahead.set(Duration.ZERO);
    }

    public void reset() {
        stoppedAt = null;
        ahead.set(Duration.ZERO);
    }

    /** In microseconds, as the database keeps it, so that what was written is what is read. */
    @Override
    public Instant instant() {
        var from = stoppedAt;
        return (from == null ? Instant.now() : from).plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Nobody asks for another zone");
    }

    static class BackToNow implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext test) {
            SpringExtension.getApplicationContext(test).getBean(TestClock.class).reset();
        }
    }
}
