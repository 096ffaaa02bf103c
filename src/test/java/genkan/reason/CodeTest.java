package genkan.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {

    @Test
    void isOneOfItsKind() {
        assertThat(Arrays.stream(Code.values()).map(Code::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void followsTheScheme(Code code) {
        assertThat(code.code()).matches("([A-Z]{2})?[45]\\d\\d(-[A-Z])?");
        assertThat(code.ofService()).isEqualTo(!code.code().matches("[A-Z]{2}.*"));
    }

    @ParameterizedTest
    @EnumSource
    void needsEvidenceExactlyWhereItIsAboutAnAccount(Code code) {
        assertThat(code.needed() != Evidence.NONE).isEqualTo(code.reasonClass() == ReasonClass.ACCOUNT);
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsAMemberReadsItOff(Code code) {
        var reason = code.ofService() ? Reason.ofService(code, "WM") : Reason.of(code);

        assertThat(Code.read(reason.shown())).contains(code);
        assertThat(Code.read(code.code())).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SS",
                "ss401",
                "SS401-",
                "SS401-w",
                "SS402",
                "wm500-C",
                "WMX500-C",
                "XSS401",
                "SS401\n",
                "ＳＳ401"
            })
    void isNotReadFromAnythingElse(String text) {
        assertThat(Code.read(text)).isEmpty();
    }
}
