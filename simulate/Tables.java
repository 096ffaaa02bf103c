package simulate;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The figures for people. */
final class Tables {

    private final Results results;

    private Tables(Results results) {
        this.results = results;
    }

    static String of(Results results, List<Goal> goals) {
        var tables = new Tables(results);
        return String.join(
                "\n", goals(goals), tables.refused(), tables.guessed(), tables.gate(), tables.occupied());
    }

    private static String goals(List<Goal> goals) {
        var grid = new Grid("goal", "figure", "bound", "");
        goals.forEach(goal -> grid.row(
                goal.id() + " " + goal.what(), goal.figureText(), goal.boundText(), goal.met() ? "met" : "NOT MET"));
        return grid.toString();
    }

    private String refused() {
        var scenarios = List.of(
                Scenario.LOCK_OUT, Scenario.LOCK_OUT_SLOW, Scenario.LOCK_OUT_HOURLY, Scenario.NEIGHBOUR);
        var grid = new Grid(
                "right password refused",
                "no attack",
                "lock-out 3/min",
                "1 in 20 min",
                "1/h",
                "from their network",
                "others there");
        results.contenders().forEach(contender -> grid.row(Stream.of(
                        Stream.of(contender.title(), share(contender, Scenario.NO_ATTACK, Tally::refused)),
                        scenarios.stream().map(scenario -> share(contender, scenario, Tally::victimsRefused)),
                        Stream.of(share(contender, Scenario.NEIGHBOUR, Tally::othersRefused)))
                .flatMap(cells -> cells)
                .toList()));
        return grid.toString();
    }

    private String guessed() {
        var grid = new Grid(
                "guessing at 3/min",
                "guesses a week",
                "account opened",
                "requests hashed",
                "stuffing, 1 address",
                "many addresses");
        results.contenders().forEach(contender -> {
            var lockOut = results.find(contender, Scenario.LOCK_OUT).orElseThrow();
            grid.row(
                    contender.title(),
                    Grid.number(lockOut.guessesAWeek()),
                    Grid.percent(lockOut.successAWeek()),
                    Grid.percent(lockOut.tally().hashedShare()),
                    opened(contender, Scenario.STUFFING),
                    opened(contender, Scenario.STUFFING_BOTS));
        });
        return grid.toString();
    }

    private String gate() {
        var grid = new Grid(
                "the gate: attacked members",
                "known device",
                "known network",
                "unknown",
                "guesses a week",
                "most",
                "in a row",
                "requests hashed");
        results.runsOfTheGate().forEach(run -> {
            var tally = run.tally();
            grid.row(
                    run.scenario().title(),
                    Grid.percent(tally.victimsOn(Side.DEVICE).share()),
                    Grid.percent(tally.victimsOn(Side.NETWORK).share()),
                    Grid.percent(tally.victimsOn(Side.UNKNOWN).share()),
                    Grid.number(run.guessesAWeek()),
                    Grid.number(tally.mostGuesses()),
                    Grid.number(tally.longestRow()),
                    Grid.percent(tally.hashedShare()));
        });
        return grid.toString();
    }

    private String occupied() {
        var held = results.gate(Scenario.LOCK_OUT).occupancy();
        return "After \"%s\" the gate holds %,d standings in the database, and in memory %,d User IDs in %,d bytes and %,d networks in %,d bytes.\n"
                .formatted(
                        Scenario.LOCK_OUT.title(),
                        held.standings(),
                        held.userIds(),
                        held.userIdBytes(),
                        held.networks(),
                        held.networkBytes());
    }

    private String share(Contender contender, Scenario scenario, ToDoubleFunction<Tally> of) {
        return results.find(contender, scenario)
                .map(run -> Grid.percent(of.applyAsDouble(run.tally())))
                .orElse("");
    }

    private String opened(Contender contender, Scenario scenario) {
        return results.find(contender, scenario)
                .map(run -> run.tally().broken() + " of " + run.tally().pairs())
                .orElse("");
    }
}
