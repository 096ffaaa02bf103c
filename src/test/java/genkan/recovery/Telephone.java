package genkan.recovery;

import genkan.member.MemberId;
import genkan.phone.Caller;
import genkan.phone.Calls;
import genkan.phone.InboundCall;
import genkan.phone.PhoneNumbers;
import genkan.phone.RegisteredPhones;
import genkan.phone.Trunk;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;

/** The line, and everybody's telephone. */
@TestComponent
public class Telephone implements Trunk {

    private static final AtomicInteger NUMBER = new AtomicInteger(1000);

    private final Calls calls;
    private final RegisteredPhones phones;
    private final PhoneNumbers numbers;
    private final Clock clock;
    private volatile boolean up = true;

    Telephone(@Lazy Calls calls, @Lazy RegisteredPhones phones, @Lazy PhoneNumbers numbers, Clock clock) {
        this.calls = calls;
        this.phones = phones;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Gives the members a telephone that nobody else has, and tells its number. */
    String installAt(List<MemberId> household) {
        var number = "090-2345-" + NUMBER.incrementAndGet();
        var since = clock.instant().minus(Duration.ofDays(400));
        household.forEach(member -> phones.register(member, numbers.read(number).orElseThrow(), since, since));
        return number;
    }

    void call(String from, String dialled) {
        arrives(new Caller.Shown(numbers.read(from).orElseThrow().e164()), dialled);
    }

    void callWithheld(String dialled) {
        arrives(new Caller.Withheld(), dialled);
    }

    private void arrives(Caller caller, String dialled) {
        calls.arrived(new InboundCall(
                name(),
                UUID.randomUUID().toString(),
                caller,
                numbers.read(dialled).orElseThrow().e164(),
                clock.instant()));
    }

    void breaksDown() {
        up = false;
    }

    void isMended() {
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
