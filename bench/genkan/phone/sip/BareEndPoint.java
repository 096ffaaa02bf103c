package genkan.phone.sip;

import genkan.phone.sip.SipProperties.Header;
import genkan.phone.sip.SipProperties.Line;
import genkan.phone.sip.SipProperties.Transport;
import genkan.secret.Randomness;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The product's own SIP end point with nothing behind it, until its input ends.
 *
 * <p>Lives in this package because the rest of the product has no business with its parts.
 */
final class BareEndPoint {

    private static final int MORE_THAN_ANYBODY_CALLS = 100_000;

    private BareEndPoint() {}

    /** Prints the port. */
    public static void main(String[] words) throws Exception {
        var line = new Line(
                "bench",
                List.of("127.0.0.1"),
                List.of(Header.P_ASSERTED_IDENTITY),
                603,
                Duration.ZERO,
                Duration.ZERO,
                Transport.UDP,
                5060,
                null,
                MORE_THAN_ANYBODY_CALLS);
        var wheel = new Wheel();
        try (var endPoint = new EndPoint(
                List.of(new SipTrunk(line, wheel)),
                Passports.of(""),
                wheel,
                _ -> {},
                _ -> true,
                new SimpleMeterRegistry(),
                new Randomness(),
                Clock.systemUTC())) {
            System.out.println(endPoint.listen(List.of(InetAddress.ofLiteral("127.0.0.1")), 0));
            endPoint.open();
            while (System.in.read() >= 0) {
                // Until the bench is through, or is no more.
            }
        }
    }
}
