package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.member.MemberId;
import genkan.recovery.Stage.Choosing;
import genkan.recovery.Stage.Ended;
import genkan.recovery.Stage.Proved;
import genkan.recovery.Stage.Proving;
import genkan.recovery.Stage.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The rules of the way back, each at its edges. */
class RecoveryTest {

    private static final Instant BEGUN = Instant.parse("2026-11-23T00:00:00Z");
    private static final MemberId TARO = new MemberId(1);
    private static final MemberId HANAKO = new MemberId(2);
    private static final MemberId JIRO = new MemberId(3);
    private static final Policy CALL = Policy.of("call");
    private static final Policy CALL_AND_MAIL = Policy.of("call+mail-code");
    private static final Duration TICK = Duration.ofNanos(1);

    @Test
    void beginsWithEverybodyWhomTheClaimMayMeanAndWithNobodyIfItMeansNobody() {
        var ofMany = begun(LongStream.rangeClosed(1, 9).mapToObj(MemberId::new).toArray(MemberId[]::new));

        assertThat(ofMany.candidates())
                .hasSize(8)
                .allMatch(Candidate::somebody)
                .noneMatch(Candidate::provedSomething)
                .allMatch(candidate -> candidate.mailCode() == null);
        assertThat(begun().candidates()).containsExactly(Candidate.of(MemberId.NOBODY));
        assertThat(begun().candidates().getFirst().somebody()).isFalse();
        assertThat(ofMany.id()).isEqualTo(7);
        assertThat(ofMany.claim()).isEqualTo("sealed");
        assertThat(ofMany.begunAt()).isEqualTo(BEGUN);
        assertThat(ofMany.stage()).isEqualTo(new Proving());
        assertThat(ofMany.wrongCodes()).isZero();
    }

    @Test
    void takesProofsForHalfAnHourAndNotBeforeItBegan() {
        var recovery = begun(TARO);

        assertThat(recovery.open(BEGUN)).isTrue();
        assertThat(recovery.open(BEGUN.minus(TICK))).isFalse();
        assertThat(recovery.open(BEGUN.plus(Recovery.LASTS).minus(TICK))).isTrue();
        assertThat(recovery.open(BEGUN.plus(Recovery.LASTS))).isFalse();
        var late = BEGUN.plus(Recovery.LASTS);
        assertThat(recovery.shown(Proof.CALL, Set.of(TARO), CALL, late)).isSameAs(recovery);
    }

    @Test
    void takesNoProofOnceItIsProvedSpentOrOver() {
        var proved = proved();

        assertThat(proved.open(BEGUN)).isFalse();
        assertThat(proved.spent(BEGUN).open(BEGUN)).isFalse();
        assertThat(begun(TARO).ended().open(BEGUN)).isFalse();
        assertThat(proved.shown(Proof.LETTER, Set.of(TARO), CALL, BEGUN)).isSameAs(proved);
        assertThat(shownByBoth().open(BEGUN)).as("choosing").isTrue();
    }

    @Test
    void isProvedOnceOneMemberHasShownEnough() {
        var called = begun(TARO, HANAKO).shown(Proof.CALL, Set.of(TARO, JIRO), CALL_AND_MAIL, BEGUN);
        assertThat(called.stage()).isEqualTo(new Proving());
        assertThat(called.shownSoFar()).containsExactly(Proof.CALL);
        assertThat(called.candidates().getLast().shown()).as("Hanako's").isEmpty();

        var at = BEGUN.plusSeconds(60);
        var both = called.shown(Proof.MAIL_CODE, Set.of(TARO), CALL_AND_MAIL, at);

        assertThat(both.stage()).isEqualTo(new Proved(TARO, at));
        assertThat(both.shownSoFar()).containsExactlyInAnyOrder(Proof.CALL, Proof.MAIL_CODE);
    }

    @Test
    void isNotProvedByThoseWhomTheClaimDoesNotMeanNorForNobody() {
        assertThat(begun(TARO).shown(Proof.CALL, Set.of(HANAKO), CALL, BEGUN).stage())
                .isEqualTo(new Proving());
        var nobodys = begun().shown(Proof.CALL, Set.of(MemberId.NOBODY), CALL, BEGUN);
        assertThat(nobodys.stage()).isEqualTo(new Proving());
        assertThat(nobodys.shownSoFar()).isEmpty();
    }

    @Test
    void doesNotTakeTheMarkOfABrowserForAProofOfWhoIsHere() {
        var marked = begun(TARO, HANAKO).shown(Proof.DEVICE, Set.of(TARO, HANAKO), CALL, BEGUN);
        assertThat(marked.stage()).isEqualTo(new Proving());
        assertThat(marked.shownSoFar()).isEmpty();

        var called = marked.shown(Proof.CALL, Set.of(HANAKO), Policy.of("call+device"), BEGUN);

        assertThat(called.stage()).isEqualTo(new Proved(HANAKO, BEGUN));
    }

    @Test
    void asksWhoIsHereIfSeveralShowedTheSame() {
        var both = shownByBoth();
        assertThat(both.stage()).isEqualTo(new Choosing());
        assertThat(both.permit(Purpose.PASSWORD, BEGUN)).isEmpty();
        assertThat(both.chosen(JIRO, CALL, BEGUN)).isSameAs(both);
        assertThat(both.chosen(HANAKO, CALL, BEGUN.plus(Recovery.LASTS))).isSameAs(both);

        var at = BEGUN.plusSeconds(5);
        var chosen = both.chosen(HANAKO, CALL, at);

        assertThat(chosen.stage()).isEqualTo(new Proved(HANAKO, at));
        assertThat(chosen.candidates()).extracting(Candidate::member).containsExactly(HANAKO);
    }

    @Test
    void letsNobodyBeChosenWhoShowedNothingOrBeforeThereIsAChoice() {
        var called = begun(TARO, HANAKO).shown(Proof.CALL, Set.of(TARO), CALL_AND_MAIL, BEGUN);
        assertThat(called.chosen(TARO, CALL, BEGUN)).as("no choice").isSameAs(called);

        var both = begun(TARO, HANAKO, JIRO).shown(Proof.CALL, Set.of(TARO, HANAKO), CALL_AND_MAIL, BEGUN);
        assertThat(both.chosen(JIRO, CALL, BEGUN)).as("showed nothing").isSameAs(both);

        var chosen = both.chosen(TARO, CALL_AND_MAIL, BEGUN);
        assertThat(chosen.stage()).as("not enough yet").isEqualTo(new Proving());
        assertThat(chosen.shown(Proof.MAIL_CODE, Set.of(HANAKO), CALL_AND_MAIL, BEGUN)
                        .stage())
                .as("by one who was not chosen")
                .isEqualTo(new Proving());
    }

    @Test
    void permitsForTenMinutesWhatItWasProvedForAndNothingElse() {
        var proved = proved();

        assertThat(proved.permit(Purpose.PASSWORD, BEGUN)).contains(TARO);
        assertThat(proved.permit(Purpose.PASSWORD, BEGUN.plus(Recovery.USABLE).minus(TICK)))
                .contains(TARO);
        assertThat(proved.permit(Purpose.PASSWORD, BEGUN.plus(Recovery.USABLE))).isEmpty();
        assertThat(proved.permit(Purpose.PASSWORD, BEGUN.minus(TICK))).isEmpty();
        assertThat(proved.permit(Purpose.USER_ID, BEGUN)).isEmpty();
        assertThat(proved.permit(Purpose.LIMIT, BEGUN)).isEmpty();
        assertThat(begun(TARO).permit(Purpose.PASSWORD, BEGUN)).isEmpty();
    }

    @Test
    void isSpentOnceAndOnlyWhenItWasProved() {
        var at = BEGUN.plusSeconds(9);
        var spent = proved().spent(at);

        assertThat(spent.stage()).isEqualTo(new Spent(TARO, at));
        assertThat(spent.permit(Purpose.PASSWORD, at)).isEmpty();
        assertThatThrownBy(() -> spent.spent(at)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> begun(TARO).spent(at)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> proved().spent(BEGUN.plus(Recovery.USABLE))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void endsWhenItIsLeftButStaysSpentIfItWas() {
        var left = proved().ended();
        assertThat(left.stage()).isEqualTo(new Ended());
        assertThat(left.permit(Purpose.PASSWORD, BEGUN)).isEmpty();

        var spent = proved().spent(BEGUN);
        assertThat(spent.ended()).isSameAs(spent);
    }

    @Test
    void endsAtTheFifthWrongCode() {
        var recovery = begun(TARO);
        for (int wrong = 1; wrong < 5; wrong++) {
            recovery = recovery.wrongCode();
            assertThat(recovery.stage()).as("%d wrong", wrong).isEqualTo(new Proving());
            assertThat(recovery.wrongCodes()).isEqualTo(wrong);
        }

        assertThat(recovery.wrongCode().stage()).isEqualTo(new Ended());
    }

    @Test
    void keepsWhatWasShownThroughCallsAndMails() {
        var waiting = begun(TARO, HANAKO)
                .shown(Proof.CALL, Set.of(TARO), CALL_AND_MAIL, BEGUN)
                .waitingFor(42);
        assertThat(waiting.call()).isEqualTo(42);

        var mailed = waiting.mailed(candidate -> candidate.mailed("to " + candidate.member()), BEGUN.plusSeconds(1));

        assertThat(mailed.mailedAt()).isEqualTo(BEGUN.plusSeconds(1));
        assertThat(mailed.call()).isEqualTo(42);
        assertThat(mailed.shownSoFar()).containsExactly(Proof.CALL);
        assertThat(mailed.candidates())
                .extracting(Candidate::mailCode)
                .containsExactlyElementsOf(List.of("to " + TARO, "to " + HANAKO));
        assertThat(mailed.shown(Proof.MAIL_CODE, Set.of(TARO), CALL_AND_MAIL, BEGUN)
                        .candidates())
                .extracting(Candidate::mailCode)
                .as("the codes stay")
                .doesNotContainNull();
    }

    @Test
    void isBegunForAPurposeThatAnAddressNames() {
        for (var purpose : Purpose.values()) {
            assertThat(Purpose.of(purpose.path())).contains(purpose);
        }
        assertThat(Purpose.of("now")).isEmpty();
        assertThat(Purpose.PASSWORD.path()).isEqualTo("password");
    }

    private static Recovery begun(MemberId... claimed) {
        return Recovery.begun(7, Purpose.PASSWORD, "sealed", List.of(claimed), BEGUN);
    }

    private static Recovery proved() {
        return begun(TARO).shown(Proof.CALL, Set.of(TARO), CALL, BEGUN);
    }

    private static Recovery shownByBoth() {
        return begun(TARO, HANAKO).shown(Proof.CALL, Set.of(TARO, HANAKO), CALL, BEGUN);
    }
}
