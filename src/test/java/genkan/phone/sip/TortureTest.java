package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What RFC 4475 describes, in messages of our own: strange ones that are right, and wrong ones. */
class TortureTest {

    private static Desk desk;

    @BeforeAll
    static void open() throws Exception {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    /** {@code 0}: no answer. */
    static Stream<Arguments> messages() {
        var options = Asked.of("OPTIONS", "t");
        var call = Asked.invite("t");
        return Stream.of(
                of(
                        "a short and folded header",
                        603,
                        call.but("Via: ", "v:\r\n  ").but("From: ", "f  :\t").but("To: ", "TO : ")),
                of("every odd character of a token as method", 501, Asked.of("!int-_.%*+`'~T", "t")),
                of("an escaped method", 501, Asked.of("RE%47IST%45R", "t")),
                of(
                        "escaped digits in the number",
                        603,
                        call.but("INVITE sip:" + Desk.OURS, "INVITE sip:0%35031110001")),
                of("an escaped null", 404, call.but("INVITE sip:" + Desk.OURS, "INVITE sip:null-%00-null")),
                of("a very long header", 603, call.with("Subject: " + "long ".repeat(2_000))),
                of(
                        "a parameter of the user",
                        603,
                        call.but("INVITE sip:" + Desk.OURS, "INVITE sip:" + Desk.OURS + ";npdi;x=y")),
                of(
                        "a telephone number alone",
                        603,
                        call.but(
                                "INVITE sip:" + Desk.OURS + "@127.0.0.1",
                                "INVITE tel:+81-50".replace("-", "") + "31110001;x=1")),
                of("UTF-8 in a name", 603, call.but("From: ", "From: \"\u00e6\u0097\u00a5\" ")),
                of(
                        "control characters in a quoted name",
                        603,
                        call.but("From: ", "From: \"BEL:\\\u0007 DEL:\\\u007f\" ")),
                of("quotes within quotes", 603, call.but("From: ", "From: \"J Rosenberg \\\\\\\"\" ")),
                of("a comma in a name without quotes", 603, call.but("From: ", "From: Bell, Alexander ")),
                of(
                        "an unknown header with strange content",
                        603,
                        call.with("NewFangled: newfangled value\r\n continued;\u00ff")),
                of("no Max-Forwards", 603, call.but("Max-Forwards: 70\r\n", "")),
                of("Max-Forwards of zero", 200, options.but("Forwards: 70", "Forwards: 0")),
                of("no branch, as before RFC 3261", 603, call.but(";branch=z9hG4bK-t", "")),
                of("an empty branch", 200, options.but("z9hG4bK-t", "z9hG4bK")),
                of("a date that is none", 603, call.with("Date: Fri, 01 Jan 2010 16:00:00 EST")),
                of(
                        "a contact that is none",
                        405,
                        Asked.of("REGISTER", "t").with("Contact: sip:user@example.com?Route=%3Csip:x%3E")),
                of("an unknown transport", 200, options.but("SIP/2.0/UDP", "SIP/2.0/CARRIER-PIGEON")),
                of(
                        "several Vias, one of them folded",
                        200,
                        options.with("Via: SIP / 2.0 / TCP  a.example ;branch=z9hG4bK1,\r\n SIP/2.0/UDP 192.0.2.3")),
                of(
                        "a second message behind the first",
                        200,
                        new Asked(options.text() + Asked.of("REGISTER", "t2").text())),
                of("spaces around the slashes of Via", 200, options.but("SIP/2.0/UDP ", "SIP  / 2.0\t/ UDP    ")),
                // Wrong ones.
                of("another version", 505, options.but("SIP/2.0\r\nVia", "SIP/7.0\r\nVia")),
                of("spaces at the end of the first line", 400, options.but("SIP/2.0\r\nVia", "SIP/2.0  \r\nVia")),
                of("two spaces in the first line", 400, options.but("OPTIONS sip", "OPTIONS  sip")),
                of("a space in the address", 400, options.but("@127.0.0.1 SIP", "@127.0.0.1; lr SIP")),
                of(
                        "an address in angle brackets",
                        400,
                        options.but("OPTIONS sip:" + Desk.OURS + "@127.0.0.1", "OPTIONS <sip:a@b>")),
                of("an unknown scheme", 416, options.but("OPTIONS sip:", "OPTIONS nobodyKnowsThisScheme:")),
                of("no scheme", 400, options.but("OPTIONS sip:" + Desk.OURS + "@127.0.0.1", "OPTIONS 05031110001")),
                of("a negative length", 400, call.but("Length: 0", "Length: -999")),
                of("a length beyond the message", 400, call.but("Length: 0", "Length: 9999")),
                of("a length beyond all numbers", 400, call.but("Length: 0", "Length: 99999999999999999999")),
                of("two lengths", 400, call.with("Content-Length: 5")),
                of("an unterminated quote", 400, call.but("To: <", "To: \"Mr. J. User <")),
                of("a sequence number too large", 400, call.but("CSeq: 7", "CSeq: 36893488147419103232")),
                of("a sequence of another method", 400, options.but("7 OPTIONS", "7 INVITE")),
                of(
                        "an unknown method with another in its sequence",
                        400,
                        Asked.of("NEWMETHOD", "t").but("7 NEWMETHOD", "7 INVITE")),
                of("Max-Forwards that is no number", 400, options.but("Forwards: 70", "Forwards: many")),
                of("Max-Forwards of more than a byte", 400, options.but("Forwards: 70", "Forwards: 300")),
                of(
                        "no From, To or Call-ID",
                        400,
                        new Asked(
                                "INVITE sip:u@e SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;rport\r\nCSeq: 1 INVITE\r\n\r\n")),
                of("two Call-IDs", 400, options.with("Call-ID: another")),
                of(
                        "two of everything",
                        400,
                        call.with("From: <sip:a@b>;tag=2")
                                .with("CSeq: 8 INVITE")
                                .with("To: <sip:c@d>")),
                of("a line that is no header", 400, call.with("nonsense")),
                of("a carriage return alone", 400, call.with("Subject: a\rb: c")),
                of("no empty line", 400, new Asked(call.text().replace("\r\n\r\n", "\r\n"))),
                of(
                        "more headers than anybody needs",
                        400,
                        call.with("x: y\r\n".repeat(200).strip())),
                // No answer.
                of("no Via", 0, options.but("Via: ", "Viaduct: ")),
                of("a Via that is none", 0, options.but("SIP/2.0/UDP 192", "SIP/2.0 192")),
                of("a host that is none", 0, options.but("192.0.2.55:5999", "192.0.2.55%0d:5999")),
                of(
                        "an answer that nobody asked for",
                        0,
                        new Asked("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1\r\n\r\n")),
                of(
                        "an answer with a number beyond all numbers",
                        0,
                        new Asked("SIP/2.0 4294967301 better not break\r\n\r\n")),
                of("an acknowledgement of nothing", 0, Asked.of("ACK", "t")),
                of("something else", 0, new Asked("GET / HTTP/1.1\r\nHost: example.net\r\n\r\n")),
                of("zeros", 0, new Asked("\0\0\0\0\0\0\0\0")));
    }

    private static Arguments of(String what, int expected, Asked message) {
        return Arguments.of(what, expected, message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("messages")
    void isAnswered(String what, int expected, Asked message) throws Exception {
        // Each its own call.
        var own = new Asked(message.text().replace("z9hG4bK-t", "z9hG4bK-" + what.hashCode()));
        try (var peer = Peer.overUdp(desk.port)) {
            peer.say(own.text());
            if (expected == 0) {
                peer.mustHearNothing(Duration.ofMillis(100));
            } else {
                assertThat(Asked.status(peer.hear())).isEqualTo(expected);
            }
            assertThat(Asked.status(peer.ask(Asked.of("OPTIONS", "alive" + what.hashCode()))))
                    .isIn(200, expected);
        }
        assertThat(desk.faults()).isZero();
        assertThat(List.of(desk.trunk.up())).containsOnly(true);
    }
}
