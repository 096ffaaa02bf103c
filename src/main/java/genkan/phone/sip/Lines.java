package genkan.phone.sip;

import genkan.phone.Trunk;
import genkan.phone.sip.SipProperties.Header;
import genkan.phone.sip.SipProperties.Line;
import genkan.phone.sip.SipProperties.Transport;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** The trunks of the settings; with none, the one for trying out, which is down until somebody wants it. */
@Component
class Lines {

    static final String LOOPBACK = "loopback";

    private static final Line OF_THIS_MACHINE = new Line(
            LOOPBACK,
            List.of("127.0.0.1", "::1"),
            List.of(Header.P_ASSERTED_IDENTITY),
            Answer.DECLINE.status(),
            Duration.ZERO,
            Duration.ZERO,
            Transport.UDP,
            5060,
            null,
            100);

    private final Wheel wheel = new Wheel();
    private final List<SipTrunk> trunks;

    Lines(SipProperties properties) {
        var lines = properties.trunks().isEmpty() ? List.of(OF_THIS_MACHINE) : properties.trunks();
        this.trunks = lines.stream().map(line -> new SipTrunk(line, wheel)).toList();
    }

    Wheel wheel() {
        return wheel;
    }

    List<SipTrunk> trunks() {
        return trunks;
    }

    Trunk named(String name) {
        return trunks.stream()
                .filter(trunk -> trunk.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
