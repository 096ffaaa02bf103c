package simulate;

import java.time.Duration;
import java.util.SplittableRandom;

/** An attacker who tries at a pace, a tenth sooner or later, so that nothing depends on exact seconds. */
final class Guesser implements Actor {

    private final Door door;
    private final long every;
    private final SplittableRandom random;
    private final Aim aim;
    private long tries;

    Guesser(Door door, Duration every, SplittableRandom random, Aim aim) {
        this.door = door;
        this.random = random;
        this.every = every.toMillis();
        this.aim = aim;
    }

    /** What is tried. */
    interface Aim {

        /**
         * @param count how many tries were before
         */
        Try at(long now, long count);
    }

    @Override
    public long act(long now) {
        door.attacker(aim.at(now, tries++));
        return now + Math.round(every * random.nextDouble(0.9, 1.1));
    }
}
