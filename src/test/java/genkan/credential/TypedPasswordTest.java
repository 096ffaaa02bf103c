package genkan.credential;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TypedPasswordTest {

    static List<TypingCase> casesSharedWithThePage() throws IOException {
        return TypingCase.all();
    }

    @ParameterizedTest
    @MethodSource("casesSharedWithThePage")
    void saysTheSameAsThePage(TypingCase typing) {
        var slips = TypedPassword.slips(typing.text());
        var repaired = typing.text();
        for (var slip : slips) {
            repaired = TypedPassword.repaired(repaired, slip);
        }

        assertThat(slips.isEmpty() ? "-" : slips.stream().map(Enum::name).collect(joining(",")))
                .isEqualTo(typing.slips());
        assertThat(repaired).isEqualTo(typing.repaired());
    }

    @Test
    void theSharedCasesMeetEverySlipAndEverySlipAlone() throws IOException {
        var slipsSeen = TypingCase.all().stream().map(TypingCase::slips).toList();

        assertThat(slipsSeen)
                .hasSizeGreaterThan(150)
                .contains("FULL_WIDTH", "SPACES_AT_ENDS", "JAPANESE_LETTERS", "CAPS_LOCK_LIKELY", "LOOK_ALIKES");
    }

    @Test
    void seesWhatHappensWhenTaroTypesHisPasswordWithTheInputMethodOn() {
        assertThat(TypedPassword.slips("ｓａｋｕｒａー２９５３")).containsExactly(TypingSlip.FULL_WIDTH);
        assertThat(TypedPassword.repaired("ｓａｋｕｒａー２９５３", TypingSlip.FULL_WIDTH)).isEqualTo("sakura-2953");
    }

    @Test
    void findsNothingWrongWithAnOrdinaryPassword() {
        assertThat(TypedPassword.slips("saku-ra_2953!")).isEmpty();
    }

    @Test
    void repairsOnlyWhatTheMemberIsAskedAbout() {
        assertThat(TypedPassword.repaired(" ＳＡＫＵＲＡ", TypingSlip.FULL_WIDTH)).isEqualTo(" SAKURA");
        assertThat(TypedPassword.repaired(" ＳＡＫＵＲＡ", TypingSlip.SPACES_AT_ENDS)).isEqualTo("ＳＡＫＵＲＡ");
        assertThat(TypedPassword.repaired(" ＳＡＫＵＲＡ", TypingSlip.CAPS_LOCK_LIKELY))
                .isEqualTo(" ｓａｋｕｒａ");
    }

    @Test
    void turnsCapsLockWithShiftBackWhenThePageKnowsTheKeyIsOn() {
        assertThat(TypedPassword.repaired("sAKURA", TypingSlip.CAPS_LOCK_LIKELY))
                .isEqualTo("Sakura");
    }

    @ParameterizedTest
    @EnumSource(TypingSlip.class)
    void leavesTheTextAloneExactlyWhenItSaysThatItCannotRepair(TypingSlip slip) {
        var everySlip = " ＴたＡＫ1";

        assertThat(TypedPassword.repaired(everySlip, slip).equals(everySlip)).isEqualTo(!slip.isRepairable());
    }

    @Test
    void endsWithTheSameTextInWhateverOrderRepairsAreDone() {
        // Every UTF-16 unit there is, in the middle and at both ends.
        IntStream.rangeClosed(0, 0xFFFF).forEach(unit -> {
            var typed = "%1$cA%1$cb%1$c".formatted((char) unit);

            for (var first : TypingSlip.values()) {
                for (var second : TypingSlip.values()) {
                    assertThat(TypedPassword.repaired(TypedPassword.repaired(typed, first), second))
                            .isEqualTo(TypedPassword.repaired(TypedPassword.repaired(typed, second), first));
                }
            }
        });
    }
}
