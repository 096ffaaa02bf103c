package genkan.notice;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Whether mail gets out, as a figure. It is no part of the health that decides about traffic: members sign in while mail
 * is down, and what they are to be told waits.
 */
@Component
class MailHealth {

    private final AtomicInteger failuresInARow = new AtomicInteger();

    MailHealth(MeterRegistry meters) {
        Gauge.builder("genkan.mail.failures.in.a.row", failuresInARow, AtomicInteger::get)
                .register(meters);
    }

    void sent() {
        failuresInARow.set(0);
    }

    void failed() {
        failuresInARow.incrementAndGet();
    }
}
