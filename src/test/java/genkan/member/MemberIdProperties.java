package genkan.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MemberIdProperties {

    private static final long YEAR_2109 = 4_398_046_511_103L;

    @Property
    void whoJoinsLaterHasTheHigherNumber(
            @ForAll @LongRange(min = 1, max = YEAR_2109 - 1) long millis, @ForAll int one, @ForAll int other) {
        assertThat(MemberId.next(at(millis + 1), other).value())
                .isGreaterThan(MemberId.next(at(millis), one).value());
    }

    @Property
    void everyNumberIsPositiveUntil2109(@ForAll @LongRange(min = 1, max = YEAR_2109) long millis, @ForAll int random) {
        assertThat(MemberId.next(at(millis), random).value()).isPositive();
    }

    @Property
    void everyReferenceIsReadAsItWasWritten(@ForAll @LongRange(min = 1) long value) {
        var member = new MemberId(value);

        assertThat(MemberId.ofReference(member.reference())).contains(member);
        assertThat(member.reference()).matches("[0-9a-z]{1,13}");
    }

    @Property
    void noTextBreaksTheReaderOrNamesNobody(@ForAll String text) {
        MemberId.ofReference(text)
                .ifPresent(member -> assertThat(member.value()).isPositive());
    }

    @Property
    void noNumberBelowOneIsAnybodys(@ForAll @LongRange(min = Long.MIN_VALUE, max = 0) long value) {
        assertThat(MemberId.ofReference(Long.toString(value, 36))).isEmpty();
    }

    private static Clock at(long millis) {
        return Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }
}
