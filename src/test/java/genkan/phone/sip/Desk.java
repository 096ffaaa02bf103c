package genkan.phone.sip;

import genkan.phone.InboundCall;
import genkan.phone.sip.SipProperties.Header;
import genkan.phone.sip.SipProperties.Line;
import genkan.phone.sip.SipProperties.Transport;
import genkan.secret.Randomness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An end point on this machine, and the calls that came of what it was sent. Nothing else of Genkan runs. */
final class Desk implements AutoCloseable {

    static final String OURS = "05031110001";
    static final Set<String> NUMBERS = Set.of(OURS, "+815031110001");
    static final Clock CLOCK = Clock.systemUTC();

    final BlockingQueue<InboundCall> calls = new LinkedBlockingQueue<>();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final SipTrunk trunk;
    final int port;
    private final EndPoint endPoint;

    private Desk(Line line, InetAddress address) throws IOException {
        var wheel = new Wheel();
        trunk = new SipTrunk(line, wheel);
        endPoint = new EndPoint(
                List.of(trunk),
                Passports.of(""),
                wheel,
                calls::add,
                NUMBERS::contains,
                meters,
                new Randomness(),
                CLOCK);
        port = endPoint.listen(List.of(address), 0);
        endPoint.open();
    }

    static Desk open() throws IOException {
        return open(line(Duration.ZERO));
    }

    static Desk open(Line line) throws IOException {
        return new Desk(line, InetAddress.ofLiteral("127.0.0.1"));
    }

    static Desk openOnIpv6() throws IOException {
        return new Desk(line(Duration.ZERO), InetAddress.ofLiteral("::1"));
    }

    static Line line(Duration ringDelay) {
        return line(List.of("127.0.0.1", "::1"), 603, ringDelay, 10_000);
    }

    static Line line(List<String> peers, int answer, Duration ringDelay, int callsPerSecond) {
        return new Line(
                "test",
                peers,
                List.of(Header.P_ASSERTED_IDENTITY),
                answer,
                ringDelay,
                Duration.ZERO,
                Transport.UDP,
                5060,
                null,
                callsPerSecond);
    }

    double counted(String name, String tag, String value) {
        return meters.find(name).tag(tag, value).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    double faults() {
        return meters.counter("genkan.sip.faults").count();
    }

    InboundCall call() throws InterruptedException {
        var call = calls.poll(5, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("No call was told");
        }
        return call;
    }

    @Override
    public void close() {
        endPoint.close();
    }
}
