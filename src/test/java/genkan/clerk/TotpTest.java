package genkan.clerk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

    /** Of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:10Z");

    private final TotpSecret midoris = new TotpSecret(SECRET);

    /** Its vectors have eight digits, of which six are the end. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void isTheCodeOfTheStandard(long seconds, String eightDigits) {
        var step = Totp.stepAt(Instant.ofEpochSecond(seconds));

        assertThat(Totp.code(SECRET, step)).isEqualTo(eightDigits.substring(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 0, 30})
    void isTakenFromATelephoneHalfAMinuteOff(int seconds) {
        var shown = midoris.codeAt(NOON.plusSeconds(seconds));

        assertThat(midoris.stepOf(shown, NOON)).hasValue(Totp.stepAt(NOON) + seconds / 30);
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60, 3_600})
    void isNotTakenFromATelephoneFurtherOff(int seconds) {
        assertThat(midoris.stepOf(midoris.codeAt(NOON.plusSeconds(seconds)), NOON))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "１２３４５６", "-1", "abcdef"})
    void isNothingElse(String typed) {
        assertThat(midoris.stepOf(typed, NOON)).isEmpty();
        assertThat(midoris.stepOf("0" + midoris.codeAt(NOON), NOON)).isEmpty();
    }

    /** Of RFC 4648 and of every app: Base32 without padding. */
    @Test
    void isTypedIntoAnAppInGroupsOfFour() {
        assertThat(midoris.written()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(midoris.uri("Hinata Net", "midori"))
                .isEqualTo("otpauth://totp/Hinata%20Net:midori?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Hinata%20Net");
    }

    @Test
    void changesEveryHalfMinute() {
        assertThat(midoris.codeAt(NOON)).isNotEqualTo(midoris.codeAt(NOON.plus(Duration.ofSeconds(30))));
        assertThat(midoris).hasToString("TotpSecret[hidden]");
    }
}
