package genkan.credential;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.test.context.TestComponent;

/** So many who want a hash that nobody else has a turn, until it {@link Hour#close ends}. */
@TestComponent
public class Rush {

    private final HashPool pool;

    Rush(HashPool pool) {
        this.pool = pool;
    }

    /** Keeps every worker and every place of every line; returns when nobody else gets in. */
    public Hour begin() {
        var hour = new Hour();
        for (var line : Line.values()) {
            for (int member = 0; member < 250; member++) {
                hour.members.execute(() -> hour.wait(line));
            }
        }
        for (var line : Line.values()) {
            while (!pool.full(line)) {
                LockSupport.parkNanos(100_000);
            }
        }
        return hour;
    }

    /** While it lasts, whoever comes is told that it is busy: at once, or after the two seconds of patience. */
    public final class Hour implements AutoCloseable {

        private final ExecutorService members = Executors.newVirtualThreadPerTaskExecutor();
        private final CountDownLatch over = new CountDownLatch(1);

        // Those whom the pool sends away come back, so that the lines stay full.
        private void wait(Line line) {
            while (over.getCount() > 0 && pool.run(line, this::awaitTheEnd) instanceof Turn.Busy) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        private boolean awaitTheEnd() {
            try {
                return over.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        public void close() {
            over.countDown();
            members.close();
        }
    }
}
