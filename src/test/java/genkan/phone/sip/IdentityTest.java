package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.phone.Caller;
import genkan.phone.sip.Message.Request;
import genkan.phone.sip.SipProperties.Header;
import genkan.phone.sip.SipProperties.Line;
import genkan.phone.sip.SipProperties.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityTest {

    private static final Caller SHOWN = new Caller.Shown("09012345678");
    private static final Caller WITHHELD = new Caller.Withheld();
    private static final Caller UNAVAILABLE = new Caller.Unavailable();
    private static final Caller DIVERTED = new Caller.Diverted();
    private static final Caller UNPROVEN = new Caller.Unproven();
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    private final Identity identity = new Identity(Passports.of(""));

    static Stream<Arguments> calls() {
        var plain = Asked.of("INVITE", "x");
        var call = Asked.invite("x");
        var anonymous =
                call.but("From: <sip:09012345678@carrier.example>", "From: %s<sip:anonymous@anonymous.invalid>");
        return Stream.of(
                Arguments.of("vouched for", call, SHOWN),
                Arguments.of("with its country", asserted("<sip:+819012345678@c>"), new Caller.Shown("+819012345678")),
                Arguments.of(
                        "as a telephone number", asserted("<tel:+81-90-1234-5678>"), new Caller.Shown("+819012345678")),
                Arguments.of("twice the same", asserted("\"Taro\" <sip:09012345678@c>, <tel:+819012345678>"), SHOWN),
                Arguments.of("privacy of something else", call.with("Privacy: history"), SHOWN),
                Arguments.of("no privacy wanted", call.with("Privacy: none"), SHOWN),
                Arguments.of(
                        "the number that was dialled", call.with("History-Info: <sip:05031110001@c>;index=1"), SHOWN),
                Arguments.of("184", call.with("Privacy: id"), WITHHELD),
                Arguments.of("privacy among others", call.with("Privacy: critical; USER"), WITHHELD),
                Arguments.of("anonymous though vouched for", anonymous.but("%s", "\"Anonymous\" "), WITHHELD),
                Arguments.of("anonymous to the network", asserted("<sip:anonymous@c>"), WITHHELD),
                Arguments.of("a payphone", asserted("<sip:0312345678;cpc=payphone@c>"), UNAVAILABLE),
                Arguments.of(
                        "a payphone behind the brackets", asserted("<sip:0312345678@c>;cpc=payphone"), UNAVAILABLE),
                Arguments.of(
                        "a payphone that keeps itself back",
                        anonymous.but("%s", "\"Coin line/payphone\" "),
                        UNAVAILABLE),
                Arguments.of("not to be had", anonymous.but("%s", "\"Unavailable\" "), UNAVAILABLE),
                Arguments.of("a name for a number", asserted("<sip:unavailable@unknown.invalid>"), UNAVAILABLE),
                Arguments.of("an emergency call centre", asserted("<sip:11@c>"), UNAVAILABLE),
                Arguments.of("letters in the number", asserted("<sip:0901234x678@c>"), UNAVAILABLE),
                Arguments.of("no number at all", plain.but("sip:09012345678@", "sip:pc@"), UNAVAILABLE),
                Arguments.of("diverted", call.with("Diversion: <sip:0312345678@c>;reason=unconditional"), DIVERTED),
                Arguments.of(
                        "diverted by history",
                        call.with("History-Info: <sip:0312345678@c?Reason=SIP%3Bcause%3D302>;index=1"),
                        DIVERTED),
                Arguments.of(
                        "diverted by history of today",
                        call.with("History-Info: <sip:0312345678@c>;index=1, <sip:05031110001@c;cause=302>;index=1.1"),
                        DIVERTED),
                Arguments.of(
                        "diverted by signature", call.with("Identity: a.b.c;info=<https://c/x>;ppt=\"div\""), DIVERTED),
                Arguments.of("diverted and private", call.with("Privacy: id").with("Diversion: <sip:1@c>"), DIVERTED),
                Arguments.of("only claimed", plain, UNPROVEN),
                Arguments.of("only claimed otherwise", plain.with("Remote-Party-ID: <sip:09012345678@c>"), UNPROVEN),
                Arguments.of("two different", asserted("<sip:09012345678@c>, <tel:+819099999999>"), UNPROVEN),
                Arguments.of("two different fields", call.with("P-Asserted-Identity: <tel:09099999999>"), UNPROVEN),
                Arguments.of("from abroad as one of Japan", asserted("<sip:010819012345678@c>"), UNPROVEN),
                Arguments.of("from abroad, written in zeros", asserted("<sip:00819012345678@c>"), UNPROVEN),
                Arguments.of("found forged", asserted("<sip:09012345678;verstat=TN-Validation-Failed@c>"), UNPROVEN));
    }

    private static Asked asserted(String identity) {
        return Asked.of("INVITE", "x").with("P-Asserted-Identity: " + identity);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("calls")
    void isBelievedAsFarAsTheTrunkVouchesForIt(String what, Asked call, Caller expected) {
        assertThat(caller(call, Header.P_ASSERTED_IDENTITY)).as(what).isEqualTo(expected);
    }

    @Test
    void isReadWhereTheTrunkIsContractedToWriteIt() {
        var call = Asked.of("INVITE", "x").with("Remote-Party-ID: <sip:0399999999@c>;party=calling");

        assertThat(caller(call, Header.FROM)).isEqualTo(SHOWN);
        assertThat(caller(call, Header.REMOTE_PARTY_ID)).isEqualTo(new Caller.Shown("0399999999"));
        assertThat(caller(call, Header.P_ASSERTED_IDENTITY, Header.REMOTE_PARTY_ID, Header.FROM))
                .isEqualTo(new Caller.Shown("0399999999"));
        assertThat(caller(call.with("P-Asserted-Identity: <sip:0388888888@c>"), Header.REMOTE_PARTY_ID))
                .isEqualTo(new Caller.Shown("0399999999"));
    }

    private Caller caller(Asked call, Header... headers) {
        var line = new Line(
                "test",
                List.of("127.0.0.1"),
                List.of(headers),
                603,
                Duration.ZERO,
                Duration.ZERO,
                Transport.UDP,
                5060,
                null,
                100);
        var request = (Request) Parser.read(call.bytes(), 0, call.bytes().length);
        return identity.caller(request, line, Desk.OURS, NOW);
    }
}
