package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Program;
import genkan.phone.Caller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else's SIP against ours: the scenarios of {@code src/test/resources/sipp}. */
class SippTest {

    private static final String MISSING = "This test needs SIPp: apt-get install sip-tester.";
    private static final Path SCENARIOS =
            Path.of("src", "test", "resources", "sipp").toAbsolutePath();
    private static final String OVER_UDP = "u1";
    private static final String OVER_TCP = "t1";

    @ParameterizedTest
    @ValueSource(strings = {OVER_UDP, OVER_TCP})
    void placesCalls(String transport) throws Exception {
        try (var desk = Desk.open()) {
            mustSucceed(desk, "call", "-t", transport, "-m", "200", "-r", "200");

            for (int call = 0; call < 200; call++) {
                assertThat(desk.call().caller()).isEqualTo(new Caller.Shown("09012345678"));
            }
            assertThat(desk.calls).isEmpty();
            // Acknowledged over TCP they are over at once.
            assertThat(desk.meters.get("genkan.sip.transactions").gauge().value())
                    .isEqualTo(transport.equals(OVER_TCP) ? 0 : 200);
        }
    }

    @Test
    void keepsItsNumberBack() throws Exception {
        try (var desk = Desk.open()) {
            mustSucceed(desk, "withheld", "-m", "1");

            assertThat(desk.call().caller()).isEqualTo(new Caller.Withheld());
        }
    }

    @Test
    void dialsAWrongNumber() throws Exception {
        try (var desk = Desk.open()) {
            mustSucceed(desk, "wrong-number", "-m", "1", "-s", "0312345678");

            assertThat(desk.calls).isEmpty();
        }
    }

    @Test
    void acknowledgesLate() throws Exception {
        try (var desk = Desk.open()) {
            var words = mustSucceed(desk, "late-acknowledgement", "-m", "20", "-r", "20");

            // The column behind the answers is how often they came again.
            assertThat(words).containsPattern("603 <-+ +E-RTD1 +20 +40 ");

            for (int call = 0; call < 20; call++) {
                desk.call();
            }
            assertThat(desk.calls).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OVER_UDP, OVER_TCP})
    void hangsUpWhileItRings(String transport) throws Exception {
        try (var desk = Desk.open(Desk.line(Duration.ofSeconds(3)))) {
            mustSucceed(desk, "hang-up", "-t", transport, "-m", "50", "-r", "50");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OVER_UDP, OVER_TCP})
    void speaksNonsense(String transport) throws Exception {
        try (var desk = Desk.open()) {
            // The answer 400 to a length that is none ends a connection.
            mustSucceed(
                    desk,
                    transport.equals(OVER_TCP) ? "malformed-but-framed" : "malformed",
                    "-t",
                    transport,
                    "-m",
                    "20",
                    "-r",
                    "20");

            assertThat(desk.faults()).isZero();
        }
    }

    @Test
    void callsASecondTimeAfterAFlood() throws Exception {
        try (var desk = Desk.open(Desk.line(List.of("127.0.0.1"), 603, Duration.ZERO, 50))) {
            // More than the trunk may bring, so most of them fail.
            sipp(desk, "call", "-m", "4000", "-r", "2000", "-timeout", "5s");
            assertThat(desk.counted("genkan.sip.requests", "result", "503")
                            + desk.counted("genkan.sip.dropped", "reason", "rate"))
                    .isPositive();

            Thread.sleep(1_500);
            mustSucceed(desk, "call", "-m", "5", "-r", "5");
            assertThat(desk.faults()).isZero();
        }
    }

    private static String mustSucceed(Desk desk, String scenario, String... more) throws Exception {
        var options = new ArrayList<>(List.of(more));
        options.addAll(List.of("-timeout", "30s", "-timeout_error"));
        try (var sipp = start(desk, scenario, options)) {
            assertThat(sipp.end()).as(sipp.words()).isZero();
            return sipp.words();
        }
    }

    private static void sipp(Desk desk, String scenario, String... more) throws Exception {
        try (var sipp = start(desk, scenario, List.of(more))) {
            sipp.end();
        }
    }

    private static Program start(Desk desk, String scenario, List<String> more) {
        var command = new ArrayList<>(List.of(
                "sipp",
                "127.0.0.1:" + desk.port,
                "-sf",
                SCENARIOS.resolve(scenario + ".xml").toString(),
                "-i",
                "127.0.0.1",
                "-key",
                "from",
                "09012345678",
                "-nostdin"));
        if (!more.contains("-s")) {
            command.addAll(List.of("-s", Desk.OURS));
        }
        command.addAll(more);
        return Program.start("sipp-" + scenario, Path.of("target"), Map.of("TERM", "dumb"), command, MISSING);
    }
}
