package genkan.phone.sip;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what came in and what became of it. */
final class Tally {

    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

    /** Anybody can invent others, and each would be a row of its own. */
    private static final Set<String> METHODS = Set.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "REGISTER");

    private final MeterRegistry meters;
    private final Counter unreadable;
    private final Counter faults;
    private final Map<String, Counter> requests = new ConcurrentHashMap<>();
    private final Map<String, Counter> dropped = new ConcurrentHashMap<>();
    private final AtomicBoolean faultless = new AtomicBoolean(true);

    Tally(MeterRegistry meters) {
        this.meters = meters;
        this.unreadable = meters.counter("genkan.sip.unreadable");
        this.faults = meters.counter("genkan.sip.faults");
    }

    void watch(Transactions transactions) {
        Gauge.builder("genkan.sip.transactions", transactions, Transactions::size)
                .register(meters);
    }

    void watch(SipTrunk trunk) {
        Gauge.builder("genkan.trunk.up", trunk, watched -> watched.up() ? 1 : 0)
                .tag("trunk", trunk.name())
                .register(meters);
    }

    /** {@code status} is 0 for what got no answer of its own. */
    void request(String method, int status) {
        var name = METHODS.contains(method) ? method : "other";
        var result = status == 0 ? "none" : Integer.toString(status);
        requests.computeIfAbsent(
                        name + result, _ -> meters.counter("genkan.sip.requests", "method", name, "result", result))
                .increment();
    }

    /** Without a byte in return. */
    void dropped(String reason) {
        dropped.computeIfAbsent(reason, _ -> meters.counter("genkan.sip.dropped", "reason", reason))
                .increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    double faults() {
        return faults.count();
    }

    /** Logged once only: whoever finds a message that does this may send many. */
    void fault(Throwable fault) {
        faults.increment();
        if (faultless.getAndSet(false)) {
            LOG.error("A SIP message could not be worked on; further ones are only counted", fault);
        }
    }
}
