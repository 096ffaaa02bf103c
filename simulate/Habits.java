package simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How members go wrong. The constants are those of the simulator that Microsoft Research published with StopGuessing
 * (Tian, Herley, Schechter 2019), but for the unsure: how many do not remember which of their passwords it was, is an
 * assumption of ours.
 */
final class Habits {

    static final long BETWEEN_TRIES = Duration.ofSeconds(7).toMillis();
    static final long BETWEEN_STALE_TRIES = Duration.ofMinutes(5).toMillis();
    static final int STALE_TRIES = 288;

    private static final double TYPO = 0.02;
    private static final double SAME_TYPO_AGAIN = 2 / 3.0;
    private static final double OTHER_ACCOUNTS_PASSWORD = 0.02;
    private static final double THE_SAME_AGAIN = 1 / 3.0;
    private static final double STALE_CLIENT = 0.0004;
    private static final double UNSURE = 0.03;
    private static final double WRONG_TRIES_OF_UNSURE = 2.9;
    private static final double GIVE_UP = 0.20;

    private final SplittableRandom random;

    Habits(SplittableRandom random) {
        this.random = random;
    }

    long untilNextSession() {
        return Math.round(-Math.log(1 - random.nextDouble()) * Duration.ofDays(1).toMillis());
    }

    /** Whether a mail client goes on with an old password from now on. */
    boolean leavesAStaleClient() {
        return random.nextDouble() < STALE_CLIENT;
    }

    /** What the member types, one after the other; the right password last, unless the member gives up. */
    List<String> session(String password) {
        if (random.nextDouble() < UNSURE) {
            return unsure(password);
        }
        var typed = new ArrayList<String>();
        if (random.nextDouble() < TYPO) {
            slip(typed, Slips.of(password, random), SAME_TYPO_AGAIN);
        }
        if (random.nextDouble() < OTHER_ACCOUNTS_PASSWORD) {
            slip(typed, "elsewhere-" + password, THE_SAME_AGAIN);
        }
        typed.add(password);
        return typed;
    }

    private void slip(List<String> typed, String wrong, double again) {
        do {
            typed.add(wrong);
        } while (random.nextDouble() < again);
    }

    /** Tries one old password after the other; how many follows a geometric distribution. */
    private List<String> unsure(String password) {
        var typed = new ArrayList<String>();
        do {
            typed.add("perhaps-" + typed.size() + "-" + password);
        } while (random.nextDouble() >= 1 / WRONG_TRIES_OF_UNSURE);
        if (random.nextDouble() >= GIVE_UP) {
            typed.add(password);
        }
        return typed;
    }
}
