package genkan.phone.sip;

import genkan.network.Network;
import genkan.phone.Calls;
import genkan.phone.DialledNumbers;
import genkan.phone.TrialLine;
import genkan.secret.Randomness;
import genkan.start.Progress;
import genkan.start.StartFault;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Opens the end point once Genkan has started: to the trunks of the settings, or to this machine where Genkan is merely tried
 * out, or not at all.
 */
@Component
@Import(TrunkBeans.class)
class Reception {

    /** Genkan's own, which {@code genkan.tls} makes. */
    private static final String CERTIFICATE = "genkan";

    private final SipProperties properties;
    private final Lines lines;
    private final ObjectProvider<Calls> calls;
    private final ObjectProvider<DialledNumbers> numbers;
    private final ObjectProvider<TrialLine> trial;
    private final ObjectProvider<SslBundles> certificates;
    private final MeterRegistry meters;
    private final Randomness randomness;
    private final Clock clock;
    private @Nullable EndPoint endPoint;

    Reception(
            SipProperties properties,
            Lines lines,
            ObjectProvider<Calls> calls,
            ObjectProvider<DialledNumbers> numbers,
            ObjectProvider<TrialLine> trial,
            ObjectProvider<SslBundles> certificates,
            MeterRegistry meters,
            Randomness randomness,
            Clock clock) {
        this.properties = properties;
        this.lines = lines;
        this.calls = calls;
        this.numbers = numbers;
        this.trial = trial;
        this.certificates = certificates;
        this.meters = meters;
        this.randomness = randomness;
        this.clock = clock;
    }

    @EventListener
    @Order(1)
    void open(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext().getParent() != null) {
            return;
        }
        if (!properties.trunks().isEmpty()) {
            openToTrunks();
        } else if (trial.stream().anyMatch(TrialLine::open)) {
            openToThisMachine();
        }
    }

    private void openToTrunks() {
        var begun = endPoint();
        var address = properties.bind().isEmpty()
                ? everyAddress()
                : Network.address(properties.bind()).orElseThrow();
        if (properties.tlsPort() > 0) {
            demandCertificate();
        }
        try {
            begun.listen(List.of(address), properties.port());
            if (properties.tlsPort() > 0) {
                begun.listen(new ServerSocket(properties.tlsPort(), 0, address), this::overTls);
            }
        } catch (IOException taken) {
            throw new StartFault(
                    "Nothing can listen for calls (%s): stop the program that does, or set genkan.phone.sip.port and tls-port to others than %d and %d."
                            .formatted(taken.getMessage(), properties.port(), properties.tlsPort()),
                    taken);
        }
        begun.open();
    }

    private void demandCertificate() {
        if (certificates.stream().noneMatch(bundles -> bundles.getBundleNames().contains(CERTIFICATE))) {
            throw new StartFault(
                    "genkan.phone.sip.tls-port is given without a certificate: set genkan.tls.certificate too.");
        }
    }

    /** Nobody else can reach these addresses. Genkan is worth trying without calls, too. */
    private void openToThisMachine() {
        var begun = endPoint();
        try {
            var port = begun.listen(loopback(), properties.port());
            begun.open();
            Progress.say("Calls from this machine reach it on port %d: ./genkan call FROM TO".formatted(port));
        } catch (IOException taken) {
            begun.close();
            Progress.say("Port %d is in use, so no calls can be tried; GENKAN_PHONE_SIP_PORT names another."
                    .formatted(properties.port()));
        }
    }

    private EndPoint endPoint() {
        var dialled = numbers.getObject();
        var begun = new EndPoint(
                lines.trunks(),
                Passports.of(properties.passports()),
                lines.wheel(),
                calls.getObject(),
                called -> dialled.ours(called).isPresent(),
                meters,
                randomness,
                clock);
        endPoint = begun;
        return begun;
    }

    private static InetAddress everyAddress() {
        return new InetSocketAddress(0).getAddress();
    }

    private static List<InetAddress> loopback() throws IOException {
        var addresses = new ArrayList<InetAddress>();
        for (var written : List.of("127.0.0.1", "::1")) {
            var address = InetAddress.ofLiteral(written);
            if (NetworkInterface.getByInetAddress(address) != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /** With the certificate as it is now: it may have been renewed since the last connection. */
    private Socket overTls(Socket plain) {
        try {
            return certificates
                    .getObject()
                    .getBundle(CERTIFICATE)
                    .createSslContext()
                    .getSocketFactory()
                    .createSocket(plain, null, true);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @PreDestroy
    void close() {
        if (endPoint != null) {
            endPoint.close();
        }
    }
}
