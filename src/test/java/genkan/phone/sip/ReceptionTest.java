package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import genkan.Ports;
import genkan.phone.Calls;
import genkan.phone.DialledNumbers;
import genkan.phone.PhoneNumbers;
import genkan.phone.PhoneProperties;
import genkan.phone.TrialLine;
import genkan.phone.Trunk;
import genkan.secret.Randomness;
import genkan.start.StartFault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When calls can come in, and from where. */
class ReceptionTest {

    private final int port = Ports.free();
    private final ApplicationContextRunner genkan = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class, PhoneNumbers.class, Lines.class, Reception.class)
            .withBean(Calls.class, () -> _ -> {})
            .withBean(SimpleMeterRegistry.class)
            .withBean(Randomness.class)
            .withBean(Clock.class, () -> Desk.CLOCK)
            .withPropertyValues("genkan.phone.sip.port=" + port);

    @Configuration
    @EnableConfigurationProperties({SipProperties.class, PhoneProperties.class})
    static class Settings {

        @Bean
        DialledNumbers dialledNumbers(PhoneNumbers numbers) {
            return new DialledNumbers(numbers, List.of(Desk.OURS));
        }
    }

    @Test
    void listensForNobodyByDefault() {
        genkan.run(context -> {
            start(context);

            assertThat(listens("127.0.0.1")).isFalse();
            assertThat(context.getBeansOfType(Trunk.class).values()).noneMatch(Trunk::up);
            assertThat(context).doesNotHaveBean(HealthIndicator.class);
        });
    }

    @Test
    void listensForThisMachineAloneWhereGenkanIsTriedOut() {
        genkan.withBean(TrialLine.class, () -> () -> true).run(context -> {
            start(context);

            assertThat(listens("127.0.0.1")).isTrue();
            assertThat(listens(addressInTheNetwork())).isFalse();
            assertThat(context.getBeansOfType(Trunk.class).values())
                    .extracting(Trunk::name, Trunk::up)
                    .containsExactly(tuple("loopback", true));
        });
    }

    @Test
    void listensForItsTrunksAndNeverForThisMachineBesides() {
        genkan.withBean(TrialLine.class, () -> () -> true)
                .withPropertyValues(
                        "genkan.phone.sip.trunks[0].name=east",
                        "genkan.phone.sip.trunks[0].peers=192.0.2.10, 2001:db8::/64",
                        "genkan.phone.sip.trunks[1].name=west",
                        "genkan.phone.sip.trunks[1].peers=198.51.100.0/24",
                        "genkan.phone.sip.trunks[1].ping-every=1s")
                .run(context -> {
                    start(context);

                    try (var stranger = Peer.overUdp(port)) {
                        stranger.say(Asked.invite("x").text());
                        stranger.mustHearNothing(Duration.ofMillis(300));
                    }
                    assertThat(context.getBeansOfType(Trunk.class)).containsOnlyKeys("trunk-east", "trunk-west");
                    var health = Objects.requireNonNull(
                            context.getBean("trunks", HealthIndicator.class).health());
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getDetails()).containsOnlyKeys("east", "west");
                });
    }

    @Test
    void listensOverTlsWithTheCertificateOfGenkan(@TempDir Path folder) throws Exception {
        var store = certificate(folder);
        var tlsPort = Ports.free();
        genkan.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withPropertyValues(
                        "spring.ssl.bundle.jks.genkan.keystore.location=file:" + store,
                        "spring.ssl.bundle.jks.genkan.keystore.type=PKCS12",
                        "spring.ssl.bundle.jks.genkan.keystore.password=changeit",
                        "genkan.phone.sip.tls-port=" + tlsPort,
                        "genkan.phone.sip.trunks[0].name=east",
                        "genkan.phone.sip.trunks[0].peers=127.0.0.1")
                .run(context -> {
                    start(context);

                    var own = context.getBean(SslBundles.class)
                            .getBundle("genkan")
                            .getStores()
                            .getKeyStore();
                    var trusting = SslBundle.of(SslStoreBundle.of(null, null, own));
                    try (var peer = Peer.over(trusting.createSslContext()
                            .getSocketFactory()
                            .createSocket(InetAddress.ofLiteral("127.0.0.1"), tlsPort))) {
                        assertThat(peer.ask(Asked.invite("tls"))).startsWith("SIP/2.0 603 ");
                    }
                });
    }

    @Test
    void demandsACertificateForTls() {
        genkan.withPropertyValues(
                        "genkan.phone.sip.tls-port=" + Ports.free(),
                        "genkan.phone.sip.trunks[0].name=east",
                        "genkan.phone.sip.trunks[0].peers=127.0.0.1")
                .run(context -> assertThatThrownBy(() -> start(context))
                        .isInstanceOf(StartFault.class)
                        .hasMessageContaining("genkan.tls.certificate"));
    }

    private static Path certificate(Path folder) throws Exception {
        var store = folder.resolve("store.p12");
        var tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost")
                .inheritIO()
                .start();
        assertThat(tool.waitFor()).isZero();
        return store;
    }

    @Test
    void startsWithoutCallsWhereTheirPortIsTakenAndGenkanIsOnlyTriedOut() throws IOException {
        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            genkan.withBean(TrialLine.class, () -> () -> true).run(context -> {
                start(context);

                assertThat(context.getBeansOfType(Trunk.class).values()).noneMatch(Trunk::up);
            });
        }
    }

    private static void start(AssertableApplicationContext context) {
        context.publishEvent(new ApplicationReadyEvent(
                new SpringApplication(), new String[0], context.getSourceApplicationContext(), Duration.ZERO));
    }

    private boolean listens(String address) throws IOException {
        try (var _ = new Socket(InetAddress.ofLiteral(address), port)) {
            return true;
        } catch (ConnectException nobody) {
            return false;
        }
    }

    private static String addressInTheNetwork() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .map(address -> address.getHostAddress())
                .orElse("127.0.0.2");
    }
}
