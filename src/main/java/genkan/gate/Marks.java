package genkan.gate;

import java.util.concurrent.atomic.AtomicLongArray;

/** What was done lately, as far as 16,384 places remember: of two that meet in one place the later stays. */
final class Marks {

    private static final int PLACES = 1 << 14;

    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    boolean holds(long mark) {
        return places.get(place(mark)) == mark;
    }

    void put(long mark) {
        places.set(place(mark), mark);
    }

    private static int place(long mark) {
        return (int) Mixing.of(mark) & PLACES - 1;
    }
}
