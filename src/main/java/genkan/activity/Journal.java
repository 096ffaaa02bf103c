package genkan.activity;

import genkan.activity.SignInRecord.Result;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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

    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(WAITING);
    private final LimitedTries limited = new LimitedTries();
    private final SignInRecords records;
    private final Thread writer;
    private volatile boolean open = true;

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

    private void write(Runnable row) {
        if (!waiting.offer(row)) {
            LOG.warn("The journal is full: a row was not written to the history");
        }
    }

    private void write() {
        while (open || !waiting.isEmpty()) {
            try {
                var row = waiting.poll(1, TimeUnit.SECONDS);
                if (row != null) {
                    row.run();
                }
            } catch (InterruptedException closing) {
                open = false;
            } catch (RuntimeException | Error unreachable) {
                LOG.error("A row was not written to the history", unreachable);
            }
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        open = false;
        writer.join(TimeUnit.SECONDS.toMillis(5));
    }
}
