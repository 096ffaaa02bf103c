package genkan.activity;

import genkan.activity.SignInRecord.Result;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes rows of the history behind the answer's back. A known member's failed try costs a row and an unknown one's does
 * not, and nobody must see the difference in the time that the answer takes.
 */
@Component
public class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int WAITING = 10_000;

    /** Written at once, a row would take the processor from the very answer that it must not show in. */
    private static final Duration AFTER_THE_ANSWER = Duration.ofMillis(500);

    private final BlockingQueue<Row> waiting = new ArrayBlockingQueue<>(WAITING);
    private final LimitedTries limited = new LimitedTries();
    private final SignInRecords records;
    private final Thread writer;
    private final CountDownLatch closing = new CountDownLatch(1);

    private record Row(Runnable writing, long due) {}

    Journal(SignInRecords records) {
        this.records = records;
        this.writer = Thread.ofVirtual().name("journal").start(this::write);
    }

    /**
     * Never waits. While SS503 lasts, tries are free to whoever makes them, so only now and then one is written; beyond
     * ten thousand waiting rows, which only a flood reaches, a row is left out and the log says so.
     */
    public void later(SignInRecord made) {
        if (made.result() == Result.LIMITED && !limited.worthWriting(made)) {
            return;
        }
        write(() -> records.add(made));
    }

    /** The same for a service that was opened, unless the member had signed in to that very service since then. */
    public void laterUnlessSignedIn(SignInRecord opened, Instant since) {
        write(() -> {
            if (!records.signedIn(opened.member(), opened.service(), since)) {
                records.add(opened);
            }
        });
    }

    private void write(Runnable writing) {
        if (!waiting.offer(new Row(writing, System.nanoTime() + AFTER_THE_ANSWER.toNanos()))) {
            LOG.warn("The journal is full: a row was not written to the history");
        }
    }

    private void write() {
        while (closing.getCount() > 0 || !waiting.isEmpty()) {
            try {
                var row = waiting.poll(1, TimeUnit.SECONDS);
                if (row != null) {
                    // Closing waits for nothing.
                    var _ = closing.await(row.due() - System.nanoTime(), TimeUnit.NANOSECONDS);
                    row.writing().run();
                }
            } catch (InterruptedException stopped) {
                closing.countDown();
            } catch (RuntimeException | Error unreachable) {
                LOG.error("A row was not written to the history", unreachable);
            }
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        closing.countDown();
        writer.join(TimeUnit.SECONDS.toMillis(5));
    }
}
