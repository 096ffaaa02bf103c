package genkan;

import genkan.phone.Caller;
import genkan.phone.Calls;
import genkan.phone.InboundCall;
import genkan.phone.PhoneNumber;
import genkan.phone.Trunk;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;

/** A telephone line on which tests call. */
@TestComponent
public class TestLine implements Trunk {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Calls calls;
    private final Clock clock;
    private volatile boolean up = true;

    TestLine(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** A mobile telephone that nobody else has. */
    public static PhoneNumber newMobile() {
        return new PhoneNumber("+8190%08d".formatted(10_000_000 + NUMBER.incrementAndGet()));
    }

    public void call(PhoneNumber from, String to) {
        arrived(new Caller.Shown(from.e164()), to);
    }

    public void callWithoutNumber(String to) {
        arrived(new Caller.Withheld(), to);
    }

    private void arrived(Caller caller, String to) {
        calls.arrived(new InboundCall(name(), "call " + NUMBER.incrementAndGet(), caller, to, clock.instant()));
    }

    public void cut() {
        up = false;
    }

    public void mend() {
        up = true;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public boolean up() {
        return up;
    }
}
