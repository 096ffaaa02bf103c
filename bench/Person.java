package bench;

import java.util.Random;

/**
 * How long somebody takes who is in a hurry and no expert, in seconds. Keys, pointing and thinking are those of the
 * keystroke-level model (Card, Moran and Newell 1980); of a page's text people read about 28 % (Weinreich et al. 2008), of
 * Japanese some 9 characters a second.
 */
final class Person {

    private static final double KEY = 0.28;
    private static final double KEY_ON_GLASS = 0.4;
    private static final double POINT = 1.1;
    private static final double THINK = 1.35;
    private static final double READ_SHARE = 0.28;
    private static final double CHARACTERS_PER_SECOND = 9;
    private static final double SPREAD = 0.35;

    /** Until the network has set up a mobile call. */
    private static final double FASTEST_SET_UP = 2;

    private static final double SLOWEST_SET_UP = 6;

    private final Random random;
    private final boolean onPhone;
    private final boolean readsDots;
    private final double pace;
    private final boolean takesProposals;
    private final boolean showsPasswords;

    Person(Random random) {
        this.random = random;
        this.onPhone = random.nextBoolean();
        this.readsDots = random.nextBoolean();
        this.takesProposals = random.nextInt(3) == 0;
        this.showsPasswords = random.nextBoolean();
        this.pace = Math.exp(SPREAD * random.nextGaussian());
    }

    double reads(int characters) {
        return pace * (THINK + READ_SHARE * characters / CHARACTERS_PER_SECOND);
    }

    double presses() {
        return pace * POINT;
    }

    double types(int characters) {
        return pace * (THINK + POINT + characters * (onPhone ? KEY_ON_GLASS : KEY));
    }

    /** From the page with the number until the network tells Genkan. */
    double calls(int digits) {
        var setUp = FASTEST_SET_UP + (SLOWEST_SET_UP - FASTEST_SET_UP) * random.nextDouble();
        // The page dials on a phone; others take theirs out and unlock it.
        return pace * (onPhone ? 2 * POINT : 2 * THINK + 2 * POINT + dials(digits)) + setUp;
    }

    /** Half open the camera, point it at the dots and press what it shows; the others look at each digit. */
    private double dials(int digits) {
        return readsDots ? THINK + 3 * POINT : digits * (KEY_ON_GLASS + THINK / 4);
    }

    double hangsUp() {
        return pace * (THINK + POINT);
    }

    /** Another app or tab, until the mail is there, and back. */
    double looksIntoMail() {
        return pace * (4 * POINT + 2 * THINK) + 1 + 4 * random.nextDouble();
    }

    /** Nothing is to be thought of where the browser's is taken. */
    double thinksOfAPassword() {
        return takesProposals ? 0 : pace * 5 * THINK;
    }

    /**
     * One in three takes the one that the browser proposes, into both fields at once. Half of the others have theirs shown,
     * and so type it once; the rest do it twice.
     */
    double setsAPassword(int characters) {
        if (takesProposals) {
            return pace * (2 * THINK + 2 * POINT);
        }
        return showsPasswords ? pace * (THINK + POINT) + types(characters) : 2 * types(characters);
    }

    /** Whether there are two that may differ. */
    boolean typesTwice() {
        return !takesProposals && !showsPasswords;
    }

    /** One in ten does at any field. */
    boolean mistypes() {
        return random.nextInt(10) == 0;
    }
}
