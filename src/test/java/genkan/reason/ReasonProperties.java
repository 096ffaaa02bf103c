package genkan.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

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

    /** Two clocks that tell the member when: neither says "now" while it is still limited, and both are rounded. */
    @Property
    void tellsAWaitThatIsLongEnoughAndSaysNoMore(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long now,
            @ForAll @LongRange(min = 1, max = 3_600_000) long left) {
        var at = Instant.ofEpochMilli(now);
        var opensAgain = at.plusMillis(left);

        var reason = Reason.limited(at, opensAgain);

        assertThat(at.plus(reason.retryAfter().orElseThrow())).isAfterOrEqualTo(opensAgain);
        assertThat(reason.retryAfter().orElseThrow().toMinutes() % 5).isZero();
        var opens = Instant.parse(reason.facts().get("opens"));
        assertThat(opens).isAfterOrEqualTo(opensAgain).isBeforeOrEqualTo(opensAgain.plusSeconds(301));
        assertThat(opens.getEpochSecond() % 300).isZero();
    }

    @Property
    void tellsNoWaitOfMoreThanAnHour(@ForAll @LongRange(min = 3_600_000, max = 4_000_000_000_000L) long left) {
        var reason = Reason.limited(Instant.EPOCH, Instant.ofEpochMilli(left));

        assertThat(reason).isEqualTo(Reason.limited(Instant.EPOCH, Instant.ofEpochSecond(3_600)));
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
