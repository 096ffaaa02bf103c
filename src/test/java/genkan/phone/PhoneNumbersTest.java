package genkan.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.gate.Allowance;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private final PhoneNumbers numbers = numbers(List.of("JP"), Set.of(PhoneKind.MOBILE, PhoneKind.FIXED));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "090-1234-5678",
                "09012345678",
                "０９０－１２３４－５６７８",
                "０９０ー１２３４−５６７８",
                "　090 1234 5678 ",
                "(090) 1234.5678",
                "184-090-1234-5678",
                "18609012345678",
                "１８６　０９０１２３４５６７８",
                "186+819012345678",
                "+81 90-1234-5678",
                "+81 (0)90-1234-5678",
                "819012345678",
                "010819012345678",
                "tel:+819012345678"
            })
    void areReadHoweverTheyAreWritten(String typed) {
        assertThat(numbers.read(typed)).contains(new PhoneNumber("+819012345678"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110",
                "184",
                "anonymous",
                "Unavailable",
                "+81",
                "090-1234-567",
                "090-1234-56789",
                "090-0000-0001",
                "090-1234-5678;ext=12",
                "090-1234-5678 ext 5",
                "090-1234-5678;phone-context=+1",
                "090ABCD5678",
                "090-1234-5678\n090-1234-5679",
                "+999 123 4567",
                "0901234567809012345678090123456780901234567809012345678"
            })
    void areNotReadWhereNoneCanExist(String typed) {
        assertThat(numbers.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "060-1234-5678, MOBILE",
        "070-1234-5678, MOBILE",
        "080-1234-5678, MOBILE",
        "090-1234-5678, MOBILE",
        "03-1000-0001, FIXED",
        "045-000-0001, FIXED",
        "0123-00-0001, FIXED",
        "050-1234-5678, VOIP"
    })
    void tellTheKindOfTelephone(String written, PhoneKind kind) {
        assertThat(numbers.kind(number(written))).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0120-123-456", "0800-123-4567", "0570-012-345", "0990-512-345", "020-4123-4567"})
    void areNobodysOwnWhereEverybodyPaysOrNobodyTalks(String written) {
        assertThat(numbers.kind(number(written))).isEmpty();
        assertThat(numbers.accepted(number(written))).isFalse();
    }

    @Test
    void areAcceptedOfTheKindsAndCountriesThatTheOperatorNames() {
        var wider = numbers(List.of("JP", "US"), Set.of(PhoneKind.FIXED, PhoneKind.VOIP));

        assertThat(numbers.accepted(number("090-1234-5678"))).isTrue();
        assertThat(numbers.accepted(number("03-1000-0001"))).isTrue();
        assertThat(numbers.accepted(number("050-1234-5678"))).isFalse();
        assertThat(numbers.accepted(number("+1 202-555-0123"))).isFalse();
        assertThat(wider.accepted(number("050-1234-5678"))).isTrue();
        assertThat(wider.accepted(number("+1 202-555-0123"))).isTrue();
        assertThat(wider.accepted(number("090-1234-5678"))).isFalse();
        assertThat(wider.accepted(number("+44 20 7946 0000"))).isFalse();
    }

    @Test
    void areWrittenAsPeopleAtHomeDo() {
        assertThat(numbers.national(number("+819012345678"))).isEqualTo("090-1234-5678");
        assertThat(numbers.national(number("+81310000001"))).isEqualTo("03-1000-0001");
        assertThat(numbers.national(number("+12025550123"))).isEqualTo("+1 202-555-0123");
    }

    @Test
    void areShownToNobodyByAccident() {
        assertThat(number("090-1234-5678")).asString().doesNotContain("90", "1234", "5678");
        assertThat(new Caller.Shown("090-1234-5678")).asString().doesNotContain("1234");
    }

    @Test
    void needACountryThatThereIs() {
        assertThatThrownBy(() -> numbers(List.of("Japan"), Set.of(PhoneKind.MOBILE)))
                .hasMessageContaining("genkan.phone.countries")
                .hasMessageContaining("Japan");
    }

    private PhoneNumber number(String written) {
        return numbers.read(written).orElseThrow();
    }

    private static PhoneNumbers numbers(List<String> countries, Set<PhoneKind> kinds) {
        var any = new Allowance(1, Duration.ofHours(1));
        return new PhoneNumbers(new PhoneProperties(
                List.of(), countries, kinds, Duration.ofMinutes(3), Duration.ofDays(3), any, any, any));
    }
}
