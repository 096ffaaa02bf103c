package genkan.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts how messages ended, and how many wait. */
@Component
class Tally {

    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

    private final Outbox outbox;
    private final MeterRegistry meters;
    private final AtomicLong waiting = new AtomicLong();

    Tally(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
        Gauge.builder("genkan.outbox.waiting", waiting, AtomicLong::get).register(meters);
    }

    void delivered(Due due) {
        count(due, "delivered");
    }

    void failed(Due due) {
        count(due, "failed");
    }

    void gaveUp(Due due, String error) {
        count(due, "given-up");
        LOG.atWarn()
                .addKeyValue("outbox.id", due.parcel().id())
                .addKeyValue("outbox.topic", due.topic())
                .log("A message was given up: {}", error);
    }

    private void count(Due due, String result) {
        meters.counter("genkan.outbox.tries", "topic", due.topic(), "result", result)
                .increment();
    }

    /** Once a minute, however often somebody reads the metrics. */
    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.MINUTES)
    void countWaiting() {
        waiting.set(outbox.waiting());
    }
}
