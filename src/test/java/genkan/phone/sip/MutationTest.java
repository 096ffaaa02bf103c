package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Messages with bytes changed, cut, repeated and mixed, through everything that reads them. */
class MutationTest {

    private static final int MESSAGES = Integer.getInteger("genkan.sip.mutations", 50_000);
    private static final int SENT = MESSAGES / 10;
    private static final int UDP_FOR_A_TCP = 10;
    private static final long SEED = Long.getLong("genkan.sip.seed", 20_261_123);
    private static final String[] REPEATED = {"(", "<", ";", "\"", ",", "\\", "[", "%", "=", ":", "\r\n ", "a:b\r\n"};

    private static final List<String> BEGINNINGS = List.of(
            Asked.invite("m").text(),
            Asked.invite("m")
                    .with("History-Info: <sip:0312345678@a?Reason=SIP%3Bcause%3D302>;index=1")
                    .with("Privacy: id;critical")
                    .with("Identity: a.b.c;info=<https://c.example/x.pem>;alg=ES256;ppt=shaken")
                    .text(),
            Asked.of("CANCEL", "m").text(),
            Asked.of("ACK", "m").text(),
            Asked.of("OPTIONS", "m").with("Require: a").text(),
            "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1\r\nCSeq: 1 OPTIONS\r\n\r\n");

    private final Random random = new Random(SEED);
    private final AtomicInteger answers = new AtomicInteger();

    @Test
    void breaksNothing() {
        var meters = new SimpleMeterRegistry();
        var tally = new Tally(meters);
        var wheel = new Wheel();
        var trunk = new SipTrunk(Desk.line(List.of("127.0.0.1"), 603, Duration.ZERO, 1_000_000), wheel);
        var identity = new Identity(Passports.of(""));
        try (var switchboard = new Switchboard(_ -> {}, identity, tally)) {
            var agent = new UserAgent(new Transactions(1_000), _ -> true, switchboard, tally, wheel, Desk.CLOCK, 1);
            for (int number = 0; number < MESSAGES; number++) {
                var bytes = mutated();
                var message = Parser.read(bytes, 0, bytes.length);
                agent.hear(message, new Counted(), trunk);
                if (message instanceof Message.Request request) {
                    assertThat(identity.caller(request, trunk.line(), Desk.OURS, Desk.CLOCK.instant()))
                            .isNotNull();
                }
                wheel.beat();
            }
        }

        assertThat(tally.faults()).as("seed %d", SEED).isZero();
        assertThat(answers).hasPositiveValue();
    }

    @Test
    void leavesAnEndPointThatAnswersOnBothTransports() throws Exception {
        try (var desk = Desk.open();
                var udp = Peer.overUdp(desk.port)) {
            for (int number = 0; number < SENT; number++) {
                udp.say(text(mutated()));
                if (number % UDP_FOR_A_TCP == 0) {
                    sayAndHangUp(desk, mutated());
                }
            }

            assertThatItAnswers(Peer.overUdp(desk.port));
            assertThatItAnswers(Peer.overTcp(desk.port));
            assertThat(desk.faults()).as("seed %d", SEED).isZero();
        }
    }

    private static void sayAndHangUp(Desk desk, byte[] bytes) throws IOException {
        try (var tcp = Peer.overTcp(desk.port)) {
            tcp.say(text(bytes));
        }
    }

    private static String text(byte[] bytes) {
        return Syntax.text(bytes, 0, bytes.length);
    }

    private static void assertThatItAnswers(Peer peer) throws IOException {
        try (peer) {
            assertThat(peer.ask(Asked.of("OPTIONS", "after all"))).startsWith("SIP/2.0 200");
        }
    }

    private byte[] mutated() {
        var bytes = Syntax.bytes(BEGINNINGS.get(random.nextInt(BEGINNINGS.size())));
        for (int times = 0; times <= random.nextInt(4); times++) {
            bytes = switch (random.nextInt(5)) {
                case 0 -> flipped(bytes);
                case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                case 2 -> with(bytes, REPEATED[random.nextInt(REPEATED.length)].repeat(1 + random.nextInt(300)));
                case 3 -> withAnotherPiece(bytes);
                default -> with(bytes, "\r\n");
            };
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private byte[] flipped(byte[] bytes) {
        for (int times = 0; times <= random.nextInt(8); times++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] with(byte[] bytes, String inserted) {
        var text = text(bytes);
        var at = random.nextInt(text.length() + 1);
        return Syntax.bytes(text.substring(0, at) + inserted + text.substring(at));
    }

    private byte[] withAnotherPiece(byte[] bytes) {
        var other = BEGINNINGS.get(random.nextInt(BEGINNINGS.size()));
        var from = random.nextInt(other.length());
        return with(bytes, other.substring(from, from + random.nextInt(other.length() - from)));
    }

    private final class Counted implements Way {

        @Override
        public InetSocketAddress peer() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060);
        }

        @Override
        public boolean reliable() {
            return false;
        }

        @Override
        public void send(byte[] answer, int port) {
            answers.incrementAndGet();
            assertThat(Syntax.text(answer, 0, answer.length))
                    .startsWith("SIP/2.0 ")
                    .endsWith("\r\n\r\n");
        }
    }
}
