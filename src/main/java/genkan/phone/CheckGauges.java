package genkan.phone;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells how many pages wait, on how many of our numbers, and whether a call would reach us. */
@Component
class CheckGauges {

    private final StoredChecks checks;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger inUse = new AtomicInteger();

    CheckGauges(StoredChecks checks, DialledNumbers numbers, Trunks trunks, MeterRegistry meters, Clock clock) {
        this.checks = checks;
        this.clock = clock;
        Gauge.builder("genkan.phone.checks.waiting", waiting, AtomicInteger::get)
                .register(meters);
        Gauge.builder("genkan.phone.numbers.in-use", inUse, AtomicInteger::get).register(meters);
        Gauge.builder("genkan.phone.numbers", numbers, ours -> ours.all().size())
                .register(meters);
        trunks.all()
                .forEach(trunk -> Gauge.builder("genkan.phone.trunk.up", trunk, line -> line.up() ? 1 : 0)
                        .tag("trunk", trunk.name())
                        .register(meters));
    }

    /** Four times a minute, however often somebody reads the metrics. */
    @Scheduled(fixedRate = 15, timeUnit = TimeUnit.SECONDS)
    void count() {
        var numbers = checks.waiting(clock.instant());
        inUse.set(numbers.size());
        waiting.set(numbers.values().stream().mapToInt(Integer::intValue).sum());
    }
}
