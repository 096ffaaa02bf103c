package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import genkan.Ports;
import genkan.phone.Calls;
import genkan.phone.DialledNumbers;
import genkan.phone.OurNumbers;
import genkan.phone.TrialLine;
import genkan.phone.Trunk;
import genkan.secret.Randomness;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** When calls can come in, and from where. */
class ReceptionTest {

    private final int port = Ports.free();
    private final ApplicationContextRunner genkan = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class, Lines.class, Reception.class)
            .withBean(Calls.class, () -> _ -> {})
            .withBean(DialledNumbers.class, () -> OurNumbers.of(List.copyOf(Desk.NUMBERS)))
            .withBean(SimpleMeterRegistry.class)
            .withBean(Randomness.class)
            .withBean(Clock.class, () -> Desk.CLOCK)
            .withPropertyValues("genkan.phone.sip.port=" + port);

    @Configuration
    @EnableConfigurationProperties(SipProperties.class)
    static class Settings {}

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
                    var health =
                            context.getBean("trunks", HealthIndicator.class).health();
                    assertThat(health).isNotNull();
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getDetails()).containsOnlyKeys("east", "west");
                });
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
