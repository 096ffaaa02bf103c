package genkan.outbox;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends the postman round: when the bell rings, and now and then by itself. */
@Component
class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** For what is under way when Genkan stops. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Postman postman;
    private final Bell bell;
    private final Duration poll;
    private @Nullable Thread walk;
    private volatile boolean open = true;
    private boolean faultless = true;

    Rounds(Postman postman, Bell bell, OutboxProperties properties) {
        this.postman = postman;
        this.bell = bell;
        this.poll = properties.poll();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        walk = Thread.ofVirtual().name("outbox").start(this::walk);
    }

    private void walk() {
        try {
            while (open) {
                round();
                bell.await(poll);
            }
        } catch (InterruptedException closing) {
            open = false;
        }
    }

    private void round() {
        try {
            postman.round();
            faultless = true;
        } catch (RuntimeException | Error fault) {
            // Once: a database that is away for long is not to fill the log.
            if (faultless) {
                LOG.error("Nothing is delivered until the outbox can be read again", fault);
            }
            faultless = false;
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        open = false;
        bell.ring();
        if (walk != null) {
            walk.join(GRACE);
        }
        postman.close(GRACE);
    }
}
