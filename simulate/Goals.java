package simulate;

import genkan.gate.Flood;
import genkan.gate.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the gate has to reach. */
final class Goals {

    private static final int AT_ONCE = 10;
    private static final double A_CLOCK_STEP = 1;

    private final Results results;
    private final boolean quick;
    private final List<Goal> goals = new ArrayList<>();

    private Goals(Results results, boolean quick) {
        this.results = results;
        this.quick = quick;
    }

    static List<Goal> of(Results results, boolean quick) {
        var goals = new Goals(results, quick);
        goals.withoutAttack();
        goals.underAttack();
        goals.guessing();
        goals.limits();
        goals.state();
        return List.copyOf(goals.goals);
    }

    private void withoutAttack() {
        var quiet = tally(Scenario.NO_ATTACK);
        goals.add(Goal.share("S1", "right password refused, no attack", quiet.refused(), rarely()));
        goals.add(Goal.count("S1", "of these on a known device, sessions (but for members with 20 wrong ones of their own)", quiet.barred(), 0));
    }

    /** In a small town one session more or less is a tenth of a thousandth. */
    private double rarely() {
        return quick ? 0.0005 : 0.0002;
    }

    private void underAttack() {
        lockOuts().forEach(scenario -> goals.add(Goal.share(
                "S2",
                "right password of attacked members refused: " + scenario.title(),
                tally(scenario).victimsRefused(),
                0.016)));
        goals.add(Goal.share(
                "S2",
                "the same: attacked " + Scenario.NEIGHBOUR.title(),
                tally(Scenario.NEIGHBOUR).victimsRefused(),
                0.09));
        goals.add(Goal.count(
                "S2",
                "the same on known devices, in all of these attacks",
                attacks().mapToInt(attack -> tally(attack).barred()).sum(),
                0));
        goals.add(Goal.share(
                "S2",
                "right password of others refused, at worst",
                attacks().mapToDouble(attack -> tally(attack).othersRefused()).max().orElseThrow(),
                rarely()));
    }

    private void guessing() {
        goals.add(Goal.share(
                "S4",
                "one attacked account opened in a week, at worst",
                Stream.concat(attacks(), Stream.of(Scenario.POPULAR))
                        .mapToDouble(attack -> results.gate(attack).successAWeek())
                        .max()
                        .orElseThrow(),
                0.0002));
        goals.add(Goal.count(
                "S4",
                "wrong passwords evaluated in a row, except on known devices",
                results.runsOfTheGate().mapToInt(run -> run.tally().longestRow()).max().orElseThrow(),
                100));
        goals.add(Goal.share(
                "S6",
                "requests that cost a hash: " + Scenario.LOCK_OUT.title(),
                tally(Scenario.LOCK_OUT).hashedShare(),
                0.01));
    }

    private void limits() {
        limited().forEach(scenario -> goals.add(Goal.count(
                "S5",
                "guesses evaluated at one account in " + results.gate(scenario).size().measured().toDays() + " days: "
                        + scenario.title(),
                tally(scenario).mostGuesses(),
                AT_ONCE
                        + results.gate(scenario).size().measured().toHours()
                        + (scenario == Scenario.CLOCK_STEPS ? A_CLOCK_STEP : 0))));
        goals.add(Goal.count(
                "S5",
                "%d at the same time on two nodes, %,d trials: evaluated at most"
                        .formatted(Parallel.AT_ONCE, results.parallel().trials()),
                results.parallel().most(),
                AT_ONCE));
    }

    private void state() {
        var flood = results.flood();
        goals.add(Goal.count(
                "S24", "bytes for each User ID that failed", Flood.BYTES_OF_A_USER_ID, 64));
        goals.add(new Goal(
                "S24",
                "memory of one node after %,d invented User IDs".formatted(flood.invented()),
                flood.mebibytes(),
                80,
                " MiB"));
        goals.add(Goal.share("S24", "attacked members whose tries are forgotten over them", flood.forgottenShare(), 0.1));
    }

    private static Stream<Scenario> lockOuts() {
        return Stream.of(Scenario.LOCK_OUT, Scenario.LOCK_OUT_SLOW, Scenario.LOCK_OUT_HOURLY);
    }

    private static Stream<Scenario> attacks() {
        return Stream.concat(lockOuts(), Stream.of(Scenario.NEIGHBOUR));
    }

    private static Stream<Scenario> limited() {
        return Stream.of(Scenario.LOCK_OUT, Scenario.TWO_NODES, Scenario.RESTARTS, Scenario.CLOCK_STEPS);
    }

    private Tally tally(Scenario scenario) {
        return results.gate(scenario).tally();
    }
}
