package genkan.gate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A table of small records in memory of its own, outside the heap: it grows as it fills up to a bound, and then the
 * least worth of four neighbours gives way. The first eight bytes of a slot are its key; the rest is the user's.
 *
 * <p>Not safe for several threads; its users hold a lock.
 */
final class Slots {

    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private static final int NEIGHBOURS = 4;

    private final int bytes;
    private final int most;
    private final Worth worth;

    private MemorySegment memory;
    private int slots;
    private int used;

    /** What losing a slot would lose. */
    @FunctionalInterface
    interface Worth {

        double of(MemorySegment memory, long at);
    }

    /**
     * @param bytes of a slot, its key included
     * @param fewest slots at the beginning, a power of two
     * @param most slots at the end, a power of two
     */
    Slots(int bytes, int fewest, int most, Worth worth) {
        this.bytes = bytes;
        this.most = most;
        this.worth = worth;
        this.slots = fewest;
        this.memory = allocate(fewest);
    }

    MemorySegment memory() {
        return memory;
    }

    int used() {
        return used;
    }

    /** How much memory it takes now, in bytes. */
    long size() {
        return memory.byteSize();
    }

    /** Where the slot of this key begins, or -1. */
    long find(long key) {
        var from = neighbours(key, slots);
        for (int i = 0; i < NEIGHBOURS; i++) {
            var at = from + (long) i * bytes;
            if (memory.get(LONG, at) == named(key)) {
                return at;
            }
        }
        return -1;
    }

    /** Where the slot of this key begins; if it had none, one that is all zeros but for the key. */
    long claim(long key) {
        var found = find(key);
        if (found >= 0) {
            return found;
        }
        if (used >= slots / 4 * 3 && slots < most) {
            grow();
        }
        var at = leastWorth(key);
        if (memory.get(LONG, at) == 0) {
            used++;
        }
        memory.asSlice(at, bytes).fill((byte) 0);
        memory.set(LONG, at, named(key));
        return at;
    }

    private long leastWorth(long key) {
        var from = neighbours(key, slots);
        var least = from;
        var leastWorth = Double.POSITIVE_INFINITY;
        for (int i = 0; i < NEIGHBOURS; i++) {
            var at = from + (long) i * bytes;
            if (memory.get(LONG, at) == 0) {
                return at;
            }
            var here = worth.of(memory, at);
            if (here < leastWorth) {
                leastWorth = here;
                least = at;
            }
        }
        return least;
    }

    private void grow() {
        var before = memory;
        var slotsBefore = slots;
        slots *= 2;
        memory = allocate(slots);
        used = 0;
        for (int slot = 0; slot < slotsBefore; slot++) {
            var at = (long) slot * bytes;
            var key = before.get(LONG, at);
            if (key != 0) {
                // Never more than four of one place: they were neighbours before.
                MemorySegment.copy(before, at, memory, leastWorth(key), bytes);
                used++;
            }
        }
    }

    private MemorySegment allocate(int count) {
        return Arena.ofAuto().allocate((long) count * bytes, Long.BYTES);
    }

    private long neighbours(long key, int count) {
        return (named(key) >>> 2 & count / NEIGHBOURS - 1) * NEIGHBOURS * bytes;
    }

    /** A slot whose key is zero is free. */
    private static long named(long key) {
        return key == 0 ? 1 : key;
    }
}
