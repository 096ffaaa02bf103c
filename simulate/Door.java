package simulate;

import java.util.function.LongUnaryOperator;

/** Where attempts arrive: the mechanism, the clock it goes by, and who keeps count. */
final class Door {

    private final Mechanism mechanism;
    private final LongUnaryOperator clock;
    private final Tally tally;

    Door(Mechanism mechanism, LongUnaryOperator clock, Tally tally) {
        this.mechanism = mechanism;
        this.clock = clock;
        this.tally = tally;
    }

    Answer member(Try attempt) {
        return ask(attempt);
    }

    Answer attacker(Try attempt) {
        var answer = ask(attempt);
        tally.attack(attempt, answer);
        return answer;
    }

    private Answer ask(Try attempt) {
        var at = clock.applyAsLong(attempt.at());
        var answer = mechanism.attempt(new Try(
                at, attempt.account(), attempt.device(), attempt.network(), attempt.password(), attempt.right()));
        tally.inARow(attempt, answer);
        return answer;
    }
}
