package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator writes down as enough. */
class PolicyTest {

    private static final Policy POLICY = Policy.of("Call+device, saved-code");

    @Test
    void isMetByAnyOneOfItsSetsAndByNoPartOfOne() {
        assertThat(POLICY.metBy(Set.of(Proof.CALL, Proof.DEVICE))).isTrue();
        assertThat(POLICY.metBy(Set.of(Proof.CALL, Proof.DEVICE, Proof.MAIL_CODE)))
                .isTrue();
        assertThat(POLICY.metBy(Set.of(Proof.SAVED_CODE))).isTrue();
        assertThat(POLICY.metBy(Set.of(Proof.CALL))).isFalse();
        assertThat(POLICY.metBy(Set.of(Proof.DEVICE, Proof.LETTER, Proof.KEYED_CALL, Proof.MAIL_CODE)))
                .isFalse();
        assertThat(POLICY.metBy(Set.of())).isFalse();
    }

    @Test
    void knowsWhatIsOfUseAndWhatIsEnoughOnItsOwn() {
        assertThat(POLICY.takes(Proof.CALL)).isTrue();
        assertThat(POLICY.takes(Proof.SAVED_CODE)).isTrue();
        assertThat(POLICY.takes(Proof.MAIL_CODE)).isFalse();
        assertThat(POLICY.takesAlone(Proof.SAVED_CODE)).isTrue();
        assertThat(POLICY.takesAlone(Proof.CALL)).isFalse();
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(POLICY).hasToString("call+device, saved-code");
        assertThat(Policy.of(POLICY.toString())).isEqualTo(POLICY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"device", "call, device", "", "call,", "call+", "telepathy", "call device"})
    void isNoneIfItAsksForNothingOrForTheMarkOfABrowserAlone(String written) {
        assertThatThrownBy(() -> Policy.of(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNoneIfNothingIsEnoughOrASetIsEmpty() {
        assertThatThrownBy(() -> new Policy(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Policy(List.of(Set.of(Proof.CALL), Set.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
