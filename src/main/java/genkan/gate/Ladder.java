package genkan.gate;

import genkan.secret.Randomness;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/**
 * Knows which wrong passwords are tried again and again, over all User IDs, without keeping any (the binomial ladder of
 * Schechter and Herley). Every password has 48 places among 2^24 bits, half of which are set; each time it is wrong one
 * of its clear places is set, and another place somewhere is cleared. Most stay near 24, popular ones climb.
 */
final class Ladder {

    static final int RUNGS = 48;
    static final int POPULAR_FROM = 44;

    private static final int BITS = 24;
    private static final long PLACES = 1L << BITS;

    private final MemorySegment bits = Arena.ofAuto().allocate(PLACES / 8, Long.BYTES);
    private final SplittableRandom random;

    Ladder(Randomness randomness) {
        this.random = new SplittableRandom(randomness.number());
        for (long at = 0; at < PLACES / 8; at += Long.BYTES) {
            bits.set(Slots.LONG, at, random.nextLong());
        }
    }

    synchronized boolean popular(Rungs rungs) {
        return height(rungs) >= POPULAR_FROM;
    }

    /** The password was wrong once more. */
    synchronized void step(Rungs rungs) {
        var clear = RUNGS - height(rungs);
        if (clear == 0) {
            return;
        }
        var chosen = random.nextInt(clear);
        for (int rung = 0; rung < RUNGS; rung++) {
            var place = rungs.place(rung);
            if (!isSet(place) && chosen-- == 0) {
                set(place, true);
                clearOne();
                return;
            }
        }
    }

    private int height(Rungs rungs) {
        var height = 0;
        for (int rung = 0; rung < RUNGS; rung++) {
            height += isSet(rungs.place(rung)) ? 1 : 0;
        }
        return height;
    }

    // So that half of all places stay set.
    private void clearOne() {
        while (true) {
            var place = random.nextLong(PLACES);
            if (isSet(place)) {
                set(place, false);
                return;
            }
        }
    }

    private boolean isSet(long place) {
        return (bits.get(Slots.LONG, word(place)) >>> (place & 63) & 1) == 1;
    }

    private void set(long place, boolean on) {
        var word = bits.get(Slots.LONG, word(place));
        var bit = 1L << (place & 63);
        bits.set(Slots.LONG, word(place), on ? word | bit : word & ~bit);
    }

    private static long word(long place) {
        return place >>> 6 << 3;
    }

    /** The places of a password, from two halves of its digest. */
    record Rungs(long first, long step) {

        long place(int rung) {
            return Mixing.of(first + rung * (step | 1)) & PLACES - 1;
        }
    }
}
