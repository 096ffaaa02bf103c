package simulate;

import java.time.Instant;
import java.util.SplittableRandom;

/** One mechanism in one scenario, and what came of it. */
record Run(Contender contender, Scenario scenario, Size size, Tally tally, Occupancy occupancy) {

    private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    /** The same seed brings the same members and attackers to every mechanism. */
    static Run of(Contender contender, Scenario scenario, Size whole, long seed) {
        var size = scenario.of(whole);
        var from = BEGIN + size.warmUp().toMillis();
        var world = new World();
        var tally = new Tally(from, size.members());
        var mechanism = contender.mechanism(scenario);
        var town = new Town(world, new Door(mechanism, scenario.clock(from), tally), tally, size, seed);

        town.wakeUp(BEGIN);
        world.runUntil(from);
        scenario.attack(town, mechanism, from, size, new SplittableRandom(~seed));
        world.runUntil(from + size.measured().toMillis());
        return new Run(contender, scenario, size, tally, mechanism.occupancy());
    }

    /** Wrong passwords of the attacker's that were evaluated, for each account tried and week. */
    double guessesAWeek() {
        return tally.guesses() / size.weeks();
    }

    /** How likely one of them was right, if nobody had one of the most popular passwords. */
    double successAWeek() {
        return Guessing.BEYOND_THE_POPULAR.chance(guessesAWeek());
    }
}
