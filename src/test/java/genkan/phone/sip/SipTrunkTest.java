package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.phone.sip.SipProperties.Header;
import genkan.phone.sip.SipProperties.Line;
import genkan.phone.sip.SipProperties.Transport;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SipTrunkTest {

    private final Wheel wheel = new Wheel();

    @Test
    void isDownOnceNothingWasHeardForTwoTimesThatItWasAsked() {
        var trunk = new SipTrunk(asked(Duration.ofSeconds(10), 5060), wheel);
        assertThat(trunk.up()).isFalse();
        trunk.open();
        wait(Duration.ofSeconds(20));
        assertThat(trunk.up()).isTrue();

        wait(Duration.ofMillis(50));
        assertThat(trunk.up()).isFalse();

        trunk.answered(response(503));
        assertThat(trunk.up()).isFalse();
        trunk.answered(response(200));
        assertThat(trunk.up()).isTrue();
    }

    @Test
    void isUpWithoutBeingAsked() {
        var trunk = new SipTrunk(asked(Duration.ZERO, 5060), wheel);
        trunk.open();
        wait(Duration.ofHours(1));

        assertThat(trunk.up()).isTrue();
    }

    @Test
    void takesSoManyCallsASecond() {
        var trunk = new SipTrunk(asked(Duration.ZERO, 5060), wheel);
        for (int call = 0; call < 100; call++) {
            assertThat(trunk.takesAnother()).isTrue();
        }
        assertThat(trunk.takesAnother()).isFalse();

        wait(Duration.ofMillis(50));
        for (int call = 0; call < 5; call++) {
            assertThat(trunk.takesAnother()).isTrue();
        }
        assertThat(trunk.takesAnother()).isFalse();
    }

    @Test
    void isAskedOverTheWireAndHeardAgain() throws Exception {
        try (var carrier = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
                var desk = Desk.open(asked(Duration.ofMillis(300), carrier.getLocalPort()))) {
            carrier.setSoTimeout(2_000);
            var packet = new DatagramPacket(new byte[2_000], 2_000);
            carrier.receive(packet);
            var ping = Syntax.text(packet.getData(), 0, packet.getLength());
            assertThat(ping).startsWith("OPTIONS sip:127.0.0.1:" + carrier.getLocalPort() + " SIP/2.0\r\n");
            assertThat(Checks.fault((Message.Request) Parser.read(Syntax.bytes(ping), 0, ping.length())))
                    .isEmpty();
            assertThat(packet.getPort()).isEqualTo(desk.port);

            Thread.sleep(900);
            assertThat(desk.trunk.up()).isFalse();

            var answer = Syntax.bytes(ping.replaceFirst("OPTIONS .*", "SIP/2.0 200 OK"));
            carrier.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            Thread.sleep(100);
            assertThat(desk.trunk.up()).isTrue();
            assertThat(desk.meters.get("genkan.trunk.up").gauge().value()).isEqualTo(1);
        }
    }

    @Test
    void isAskedOverOneConnectionAndHeardAgain() throws Exception {
        try (var carrier = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                var desk = Desk.open(asked(Duration.ofMillis(300), Transport.TCP, carrier.getLocalPort()))) {
            carrier.setSoTimeout(2_000);
            try (var asking = Peer.over(carrier.accept())) {
                var ping = asking.hear();
                assertThat(ping).startsWith("OPTIONS sip:127.0.0.1:").contains("Via: SIP/2.0/TCP 127.0.0.1:");

                Thread.sleep(900);
                assertThat(desk.trunk.up()).isFalse();

                asking.say(ping.replaceFirst("OPTIONS .*", "SIP/2.0 200 OK"));
                Thread.sleep(100);
                assertThat(desk.trunk.up()).isTrue();
                assertThat(asking.hear()).startsWith("OPTIONS ");
            }

            // Hung up on, it connects anew.
            try (var again = Peer.over(carrier.accept())) {
                assertThat(again.hear()).startsWith("OPTIONS ");
            }
        }
    }

    private void wait(Duration time) {
        for (long beat = 0; beat < Wheel.beatsOf(time); beat++) {
            wheel.beat();
        }
    }

    private static Message.Response response(int status) {
        return new Message.Response(status, new Fields(List.of()));
    }

    private static Line asked(Duration every, int port) {
        return asked(every, Transport.UDP, port);
    }

    private static Line asked(Duration every, Transport over, int port) {
        return new Line(
                "test",
                List.of("127.0.0.1", "192.0.2.0/24"),
                List.of(Header.P_ASSERTED_IDENTITY),
                603,
                Duration.ZERO,
                every,
                over,
                port,
                null,
                100);
    }
}
