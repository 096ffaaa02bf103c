package genkan.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReasonProperties {

    @Property
    void nothingAboutAnAccountIsToldWithoutItsEvidence(
            @ForAll Evidence evidence, @ForAll("reasons") List<Reason> reasons) {
        assertThat(Reason.tellable(evidence, reasons))
                .allSatisfy(reason -> assertThat(evidence)
                        .isGreaterThanOrEqualTo(reason.code().needed()))
                .noneMatch(reason -> evidence == Evidence.NONE && reason.code().reasonClass() == ReasonClass.ACCOUNT);
    }

    @Property
    void everythingElseIsToldInItsOrder(@ForAll Evidence evidence, @ForAll("reasons") List<Reason> reasons) {
        var expected = reasons.stream()
                .filter(reason -> reason.code().needed().compareTo(evidence) <= 0)
                .toList();

        assertThat(Reason.tellable(evidence, reasons)).isEqualTo(expected);
    }

    @Property
    void noTextBreaksTheReaderOfCodes(@ForAll("shown") String shown) {
        Code.read(shown).ifPresent(code -> assertThat(shown).endsWith(code.code()));
    }

    @Provide
    Arbitrary<List<Reason>> reasons() {
        return Arbitraries.of(Code.class)
                .map(code -> new Reason(code, code.ofService() ? "MP" : "", null, Map.of()))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> shown() {
        var codes = Arbitraries.of(Code.class).map(Code::code);
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                codes,
                codes.flatMap(code -> Arbitraries.strings().ofMaxLength(3).map(text -> text + code)),
                codes.flatMap(code -> Arbitraries.strings().ofMaxLength(3).map(text -> code + text)));
    }
}
