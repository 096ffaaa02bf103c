package simulate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What came of one run; only what happened after the warm-up counts. */
final class Tally {

    /** Whoever mistypes so often on a known device is refused on account of nobody else. */
    private static final int OWN_TRIES = 20;

    private final long from;
    private final Map<Side, Sessions> victims = sides();
    private final Map<Side, Sessions> others = sides();
    private final int[] guesses;
    private final int[] inARow;

    private int barred;
    private long requests;
    private long hashes;
    private int pairs;
    private int broken;
    private int longestRow;

    Tally(long from, int members) {
        this.from = from;
        this.guesses = new int[members];
        this.inARow = new int[members];
    }

    /** Sessions in which the member typed the right password, and those of them where it was refused. */
    static final class Sessions {
        long all;
        long refused;

        double share() {
            return all == 0 ? 0 : (double) refused / all;
        }

        void add(Sessions more) {
            all += more.all;
            refused += more.refused;
        }
    }

    /**
     * The member typed the right password.
     *
     * @param wrong so many wrong ones came before in the same session
     */
    void session(long now, boolean victim, Side side, int wrong, boolean refused) {
        if (now >= from) {
            var sessions = (victim ? victims : others).get(side);
            sessions.all++;
            sessions.refused += refused ? 1 : 0;
            barred += refused && side == Side.DEVICE && wrong < OWN_TRIES ? 1 : 0;
        }
    }

    void attack(Try attempt, Answer answer) {
        requests++;
        if (answer.evaluated()) {
            hashes++;
            if (attempt.account() < guesses.length) {
                guesses[attempt.account()]++;
            }
        }
        if (attempt.right()) {
            pairs++;
            broken += answer == Answer.IN ? 1 : 0;
        }
    }

    /** Wrong passwords evaluated in a row, from everywhere but known devices; any sign-in of the member ends a row. */
    void inARow(Try attempt, Answer answer) {
        if (attempt.account() >= inARow.length) {
            return;
        }
        if (answer == Answer.IN) {
            inARow[attempt.account()] = 0;
        } else if (answer == Answer.WRONG && !attempt.knownDevice()) {
            longestRow = Math.max(longestRow, ++inARow[attempt.account()]);
        }
    }

    /** Of all sessions in the town. */
    double refused() {
        return weighed(this::on);
    }

    /** Of the sessions of those attacked. */
    double victimsRefused() {
        return weighed(victims::get);
    }

    /** Of the sessions of all others. */
    double othersRefused() {
        return weighed(others::get);
    }

    /** Each side by its share, and not by how many of its sessions a small town happened to see. */
    private static double weighed(Function<Side, Sessions> sessions) {
        return Stream.of(Side.values())
                .mapToDouble(side -> side.share() * sessions.apply(side).share())
                .sum();
    }

    long sessions() {
        return Stream.of(Side.values()).mapToLong(side -> on(side).all).sum();
    }

    Sessions on(Side side) {
        var both = new Sessions();
        both.add(victims.get(side));
        both.add(others.get(side));
        return both;
    }

    Sessions victimsOn(Side side) {
        return victims.get(side);
    }

    /** Sessions on a known device that were refused although the member had hardly mistyped. */
    int barred() {
        return barred;
    }

    long requests() {
        return requests;
    }

    double hashedShare() {
        return requests == 0 ? 0 : (double) hashes / requests;
    }

    /** Guesses evaluated at one account: the mean over those tried at all. */
    double guesses() {
        return Arrays.stream(guesses).filter(count -> count > 0).average().orElse(0);
    }

    int mostGuesses() {
        return Arrays.stream(guesses).max().orElse(0);
    }

    /** Right pairs that were tried. */
    int pairs() {
        return pairs;
    }

    /** Right pairs that got in. */
    int broken() {
        return broken;
    }

    int longestRow() {
        return longestRow;
    }

    private static Map<Side, Sessions> sides() {
        var sides = new EnumMap<Side, Sessions>(Side.class);
        for (var side : Side.values()) {
            sides.put(side, new Sessions());
        }
        return sides;
    }
}
