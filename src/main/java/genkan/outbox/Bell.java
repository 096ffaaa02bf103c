package genkan.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Calls the postman of this node at once instead of at its next round. A hint: nothing depends on its being heard. */
@Component
class Bell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Rings after a while. */
    void ring(Duration later) {
        if (later.isZero()) {
            ring();
            return;
        }
        Thread.ofVirtual().name("bell").start(() -> {
            try {
                Thread.sleep(later);
                ring();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Returns when it was rung since the last time, however often, or else after the given time. */
    boolean await(Duration longest) throws InterruptedException {
        var heard = rung.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        rung.drainPermits();
        return heard;
    }
}
