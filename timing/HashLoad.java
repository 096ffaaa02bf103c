package timing;

import bench.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Strangers' sign-ins beside the measurement: first as many as there can be, then four fifths of that. */
final class HashLoad implements AutoCloseable {

    private static final int STRANGERS = 8;
    private static final double SHARE = 0.8;
    private static final long CALIBRATION_NANOS = 4_000_000_000L;

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong done = new AtomicLong();
    private volatile long pauseNanos;
    private volatile boolean over;

    private HashLoad() {}

    static HashLoad on(int port) throws IOException {
        var load = new HashLoad();
        for (var number = 0; number < STRANGERS; number++) {
            var stranger = new Stranger(port);
            load.threads.add(Thread.ofPlatform().daemon().start(() -> load.keepAsking(stranger)));
        }
        load.calibrate();
        return load;
    }

    /** How many sign-ins a second it is. */
    double perSecond() {
        return STRANGERS * 1e9 / pauseNanos;
    }

    @Override
    public void close() {
        over = true;
    }

    private void calibrate() {
        var began = System.nanoTime();
        LockSupport.parkNanos(CALIBRATION_NANOS);
        var most = done.get() * 1e9 / (System.nanoTime() - began);
        pauseNanos = (long) (STRANGERS * 1e9 / (SHARE * most));
    }

    private void keepAsking(Stranger stranger) {
        var next = System.nanoTime();
        try (stranger) {
            while (!over) {
                stranger.signIn(
                        "b%010x@aa2".formatted(ThreadLocalRandom.current().nextLong(1L << 40)), "Not-it");
                done.incrementAndGet();
                // Late ones are not made up for: a load that pushes back would measure itself.
                next = Math.max(next + pauseNanos, System.nanoTime() - pauseNanos);
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException e) {
            throw new Fault("The load beside the measurement has ended", e);
        }
    }
}
