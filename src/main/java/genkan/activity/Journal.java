package genkan.activity;

import genkan.activity.SignInRecord.Result;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down failed tries behind the answer's back: a known member's costs a row and an unknown one's does not, and
 * nobody must see the difference in the time that the answer takes.
 */
@Component
public class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int WAITING = 10_000;

    private final BlockingQueue<SignInRecord> waiting = new ArrayBlockingQueue<>(WAITING);
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
        if (!waiting.offer(made)) {
            LOG.warn("The journal is full: a failed sign-in was not written to the history");
        }
    }

    private void write() {
        while (open || !waiting.isEmpty()) {
            try {
                var made = waiting.poll(1, TimeUnit.SECONDS);
                if (made != null) {
                    records.add(made);
                }
            } catch (InterruptedException closing) {
                open = false;
            } catch (RuntimeException | Error unreachable) {
                LOG.error("A failed sign-in was not written to the history", unreachable);
            }
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        open = false;
        writer.join(TimeUnit.SECONDS.toMillis(5));
    }
}
