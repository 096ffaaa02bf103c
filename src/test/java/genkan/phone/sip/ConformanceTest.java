package genkan.phone.sip;

import static genkan.phone.sip.Asked.field;
import static genkan.phone.sip.Asked.status;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.phone.Caller;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What RFC 3261 demands of somebody who never takes a call, over real sockets. */
class ConformanceTest {

    private static final Duration MOMENT = Duration.ofMillis(300);

    enum Transport {
        UDP,
        TCP;

        Peer to(Desk desk) throws IOException {
            return this == UDP ? Peer.overUdp(desk.port) : Peer.overTcp(desk.port);
        }
    }

    @ParameterizedTest
    @EnumSource
    void declinesACallAndTellsWhoCalled(Transport transport) throws Exception {
        try (var desk = Desk.open();
                var peer = transport.to(desk)) {
            var answer = peer.ask(Asked.invite("a1"));

            assertThat(answer).startsWith("SIP/2.0 603 Decline\r\n");
            assertThat(field(answer, "Reason")).isEqualTo("Q.850;cause=21");
            assertThat(field(answer, "To")).contains(";tag=");
            assertThat(field(answer, "Call-ID")).isEqualTo("a1@carrier.example");
            assertThat(field(answer, "CSeq")).isEqualTo("7 INVITE");
            assertThat(field(answer, "Via")).contains(";rport=").contains(";received=127.0.0.1");
            var call = desk.call();
            assertThat(call.trunk()).isEqualTo("test");
            assertThat(call.called()).isEqualTo(Desk.OURS);
            assertThat(call.callId()).isEqualTo("a1@carrier.example");
            assertThat(call.caller()).isEqualTo(new Caller.Shown("09012345678"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersTheSameCallTheSameAndTellsItOnce(Transport transport) throws Exception {
        try (var desk = Desk.open();
                var peer = transport.to(desk)) {
            var first = peer.ask(Asked.invite("a2"));
            var second = peer.ask(Asked.invite("a2"));

            assertThat(second).isEqualTo(first);
            desk.call();
            assertThat(desk.calls).isEmpty();
        }
    }

    @Test
    void saysTheAnswerAgainOverUdpUntilItIsAcknowledged() throws Exception {
        try (var desk = Desk.open();
                var peer = Peer.overUdp(desk.port)) {
            var first = peer.ask(Asked.invite("a3"));
            var began = System.nanoTime();

            assertThat(peer.hear()).isEqualTo(first);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(ms(400), ms(900));
            assertThat(peer.hear()).isEqualTo(first);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(ms(1_300), ms(2_200));
            peer.say(Asked.of("ACK", "a3").text());
            peer.mustHearNothing(ms(2_500));
        }
    }

    @Test
    void saysTheAnswerOnceOverTcp() throws Exception {
        try (var desk = Desk.open();
                var peer = Peer.overTcp(desk.port)) {
            peer.ask(Asked.invite("a4"));

            peer.mustHearNothing(ms(1_200));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ringsBeforeItDeclinesIfItShould(Transport transport) throws Exception {
        try (var desk = Desk.open(Desk.line(Duration.ofSeconds(1)));
                var peer = transport.to(desk)) {
            var trying = peer.ask(Asked.invite("a5"));
            var tryingAgain = peer.ask(Asked.invite("a5"));
            var refusal = peer.hear();

            assertThat(trying).startsWith("SIP/2.0 100 Trying\r\n");
            assertThat(tryingAgain).isEqualTo(trying);
            assertThat(field(trying, "To")).doesNotContain("tag=");
            assertThat(status(refusal)).isEqualTo(603);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsTheCallOfACallerWhoHangsUpWhileItRings(Transport transport) throws Exception {
        try (var desk = Desk.open(Desk.line(Duration.ofSeconds(1)));
                var peer = transport.to(desk)) {
            peer.ask(Asked.invite("a6"));
            var toCancel = peer.ask(Asked.of("CANCEL", "a6"));
            var toInvite = peer.hear();
            peer.say(Asked.of("ACK", "a6").text());

            assertThat(status(toCancel)).isEqualTo(200);
            assertThat(field(toCancel, "CSeq")).isEqualTo("7 CANCEL");
            assertThat(status(toInvite)).isEqualTo(487);
            assertThat(field(toInvite, "CSeq")).isEqualTo("7 INVITE");
            assertThat(field(toInvite, "To")).isEqualTo(field(toCancel, "To"));
            peer.mustHearNothing(ms(1_300));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CANCEL, 481",
        "BYE, 481",
        "OPTIONS, 200",
        "REGISTER, 405",
        "SUBSCRIBE, 405",
        "MESSAGE, 405",
        "FLY, 501",
        "invite, 501"
    })
    void answersWhatIsNoCall(String method, int expected) throws Exception {
        try (var desk = Desk.open();
                var overUdp = Peer.overUdp(desk.port);
                var overTcp = Peer.overTcp(desk.port)) {
            for (var peer : List.of(overUdp, overTcp)) {
                var answer = peer.ask(Asked.of(method, "b-" + method));

                assertThat(status(answer)).isEqualTo(expected);
                assertThat(field(answer, "Allow"))
                        .isEqualTo(expected == 481 ? "" : "INVITE, ACK, CANCEL, BYE, OPTIONS");
                assertThat(desk.calls).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsOfNoDialog(Transport transport) throws Exception {
        try (var desk = Desk.open();
                var peer = transport.to(desk)) {
            var answer = peer.ask(Asked.invite("b2").but("@127.0.0.1>", "@127.0.0.1>;tag=theirs"));

            assertThat(status(answer)).isEqualTo(481);
            assertThat(field(answer, "To")).endsWith(";tag=theirs");
            assertThat(desk.calls).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhichExtensionsItLacks(Transport transport) throws Exception {
        try (var desk = Desk.open();
                var peer = transport.to(desk)) {
            var answer = peer.ask(Asked.of("OPTIONS", "b3").with("Require: 100rel, foobar"));

            assertThat(status(answer)).isEqualTo(420);
            assertThat(field(answer, "Unsupported")).isEqualTo("100rel, foobar");
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotKnowTheNumbersOfOthers(Transport transport) throws Exception {
        try (var desk = Desk.open();
                var peer = transport.to(desk)) {
            var answer = peer.ask(Asked.invite("b4").but("sip:" + Desk.OURS, "sip:0312345678"));

            assertThat(status(answer)).isEqualTo(404);
            assertThat(field(answer, "Reason")).isEqualTo("Q.850;cause=1");
            assertThat(desk.calls).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"486, 486, Q.850;cause=17", "603, 603, Q.850;cause=21"})
    void declinesAsTheTrunkWantsIt(int setting, int expected, String reason) throws Exception {
        try (var desk = Desk.open(Desk.line(List.of("127.0.0.0/8"), setting, Duration.ZERO, 100));
                var peer = Peer.overUdp(desk.port)) {
            var answer = peer.ask(Asked.invite("b5"));

            assertThat(status(answer)).isEqualTo(expected);
            assertThat(field(answer, "Reason")).isEqualTo(reason);
        }
    }

    @Test
    void ignoresWhatKeepsTheWayOpenOverUdpAndAnswersItOverTcp() throws Exception {
        try (var desk = Desk.open();
                var overUdp = Peer.overUdp(desk.port);
                var overTcp = Peer.overTcp(desk.port)) {
            overUdp.say("\r\n\r\n");
            overTcp.say("\r\n\r\n");

            overUdp.mustHearNothing(MOMENT);
            assertThat(overTcp.hear()).isEqualTo("\r\n");
            assertThat(status(overUdp.ask(Asked.of("OPTIONS", "c1")))).isEqualTo(200);
            assertThat(status(overTcp.ask(Asked.of("OPTIONS", "c1")))).isEqualTo(200);
        }
    }

    @Test
    void understandsMessagesOverTcpHoweverTheyAreCut() throws Exception {
        try (var desk = Desk.open();
                var peer = Peer.overTcp(desk.port)) {
            var three = Asked.of("OPTIONS", "d1")
                            .but("Content-Length: 0", "Content-Length: 4")
                            .text()
                    + "body" + Asked.of("OPTIONS", "d2").text() + "\r\n"
                    + Asked.of("OPTIONS", "d3").text();
            for (int at = 0; at < three.length(); at += 97) {
                peer.say(three.substring(at, Math.min(three.length(), at + 97)));
                Thread.sleep(2);
            }

            for (var id : List.of("d1", "d2", "d3")) {
                assertThat(field(peer.hear(), "Call-ID")).isEqualTo(id + "@carrier.example");
            }
        }
    }

    @Test
    void servesWhoCallsBesideManyIdleConnections() throws Exception {
        try (var desk = Desk.open()) {
            var idle = new ArrayList<Peer>();
            for (int one = 0; one < 300; one++) {
                idle.add(Peer.overTcp(desk.port));
            }
            try (var peer = Peer.overTcp(desk.port)) {
                assertThat(status(peer.ask(Asked.invite("e1")))).isEqualTo(603);
            }
            for (var peer : idle) {
                peer.close();
            }
        }
    }

    @Test
    void answersWhereTheRequestCameFromAndNowhereElse() throws Exception {
        try (var desk = Desk.open();
                var sender = Peer.overUdp(desk.port);
                var named = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            // Without rport the answer goes to the port that Via names, at the sender's own address.
            sender.say(Asked.of("OPTIONS", "f1")
                    .but("192.0.2.55:5999", "192.0.2.55:" + named.getLocalPort())
                    .but(";rport", "")
                    .text());

            sender.mustHearNothing(MOMENT);
            var packet = new DatagramPacket(new byte[2_000], 2_000);
            named.setSoTimeout(2_000);
            named.receive(packet);
            var answer = Syntax.text(packet.getData(), 0, packet.getLength());
            assertThat(field(answer, "Via")).endsWith(";received=127.0.0.1").doesNotContain("rport");
        }
    }

    @Test
    void takesCallsOverIpv6() throws Exception {
        try (var desk = Desk.openOnIpv6();
                var peer = Peer.overUdp(InetAddress.ofLiteral("::1"), desk.port)) {
            assertThat(status(peer.ask(Asked.invite("g1")))).isEqualTo(603);
        }
    }

    @Test
    void sendsStrangersNotAByte() throws Exception {
        try (var desk = Desk.open(Desk.line(List.of("192.0.2.0/24"), 603, Duration.ZERO, 100));
                var overUdp = Peer.overUdp(desk.port)) {
            for (var asked : List.of(Asked.invite("h1"), Asked.of("OPTIONS", "h2"), new Asked("nonsense"))) {
                overUdp.say(asked.text());
            }
            overUdp.mustHearNothing(MOMENT);
            assertThat(tcp(desk)).isEmpty();

            assertThat(desk.calls).isEmpty();
            assertThat(desk.counted("genkan.sip.dropped", "reason", "stranger")).isEqualTo(4);
            assertThat(desk.meters.find("genkan.sip.requests").counters()).isEmpty();
        }
    }

    private static String tcp(Desk desk) throws IOException {
        try (var peer = Peer.overTcp(desk.port)) {
            return peer.ask(Asked.of("OPTIONS", "h3"));
        } catch (SocketException closed) {
            return "";
        }
    }

    @Test
    void sendsAwayMoreCallsThanTheTrunkMayBring() throws Exception {
        try (var desk = Desk.open(Desk.line(List.of("127.0.0.1"), 603, Duration.ZERO, 5));
                var peer = Peer.overUdp(desk.port)) {
            for (int call = 0; call < 15; call++) {
                peer.say(Asked.invite("i" + call).text());
            }
            var sentAway = "";
            var declined = 0;
            while (sentAway.isEmpty()) {
                var answer = peer.hear();
                if (status(answer) == 503) {
                    sentAway = answer;
                } else {
                    declined++;
                }
            }

            assertThat(declined).isPositive();
            assertThat(field(sentAway, "Retry-After")).isEqualTo("5");
        }
    }

    @Test
    void hearsAgainAfterAFlood() throws Exception {
        try (var desk = Desk.open(Desk.line(List.of("127.0.0.1"), 603, Duration.ZERO, 100));
                var flood = Peer.overUdp(desk.port)) {
            for (int call = 0; call < 20_000; call++) {
                flood.say(Asked.invite("j" + call).text());
            }
            var began = System.nanoTime();
            var answer = "";
            try (var peer = Peer.overTcp(desk.port)) {
                answer = peer.ask(Asked.of("OPTIONS", "j"));
            }

            assertThat(status(answer)).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(desk.counted("genkan.sip.dropped", "reason", "rate")).isPositive();
            assertThat(desk.faults()).isZero();
        }
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
