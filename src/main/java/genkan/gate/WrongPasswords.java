package genkan.gate;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The last eight wrong passwords of each User ID, as 32 bits under a key of this process: to send one of them again is
 * no other guess. 64 bytes each, at most 2^20 User IDs, invented ones among them; of neighbours that collide the one
 * with the fewest wrong passwords is forgotten, so that a flood of invented IDs does not clear one under attack.
 */
final class WrongPasswords {

    static final int SLOT_BYTES = 64;

    private static final int TAGS = 8;
    private static final int FEWEST = 1 << 10;
    private static final int MOST = 1 << 20;
    private static final int MOST_COUNTED = 31;
    private static final long SECOND = Duration.ofSeconds(1).toMillis();
    private static final int LONGEST_AFTER = 0xffff;

    // A slot: its key, the tags, when each was put in seconds after the first, that second (of the years until 2106), a
    // bit for each that cost its source more, and how many were put.
    //
    // Were time rounded more, a password changed just before would seem to be changed since and be evaluated each time,
    // which only a member's can.
    private static final int TAG = 8;
    private static final int AFTER = TAG + TAGS * Integer.BYTES;
    private static final int FIRST = AFTER + TAGS * Short.BYTES;
    private static final int DEAR = FIRST + Integer.BYTES;
    private static final int PUT = DEAR + 1;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private final Slots slots = new Slots(SLOT_BYTES, FEWEST, MOST, WrongPasswords::worth);

    /**
     * The attempt, if its password was wrong lately. To be asked only as long as tries are left: to whom none are, this
     * would tell which passwords others got wrong lately, as often as they like; and a member's wrong ones are close to
     * the right one.
     */
    Optional<Passage> repeated(Lane lane, Ticket ticket) {
        var since = since(ticket.side().number(), ticket.password().number());
        return since.isEmpty()
                ? Optional.empty()
                : Optional.of(new Passage.Repeated(lane, ticket, Instant.ofEpochMilli(since.getAsLong())));
    }

    /** Since when this password is known as wrong, in milliseconds since 1970, rounded down. */
    synchronized OptionalLong since(long account, long password) {
        var at = slots.find(account);
        var place = at < 0 ? -1 : place(at, tag(account, password));
        if (place < 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((first(at) + after(at, place)) * SECOND);
    }

    /**
     * The password was wrong, perhaps once more.
     *
     * @param dear whether it cost its source more than others
     */
    synchronized void put(long account, long password, boolean dear, long now) {
        var second = now / SECOND;
        var isNew = slots.find(account) < 0;
        var at = slots.claim(account);
        if (isNew) {
            slots.memory().set(INT, at + FIRST, (int) second);
        }
        makeRoomFor(second, at);
        var again = place(at, tag(account, password));
        var place = again >= 0 ? again : next(at);
        setTag(at, place, tag(account, password));
        setAfter(at, place, second - first(at));
        setDear(at, place, dear);
    }

    /** Counts from a later second on where two bytes do not reach; what was wrong before it is forgotten. */
    private void makeRoomFor(long second, long at) {
        var before = first(at);
        if (second >= before && second - before <= LONGEST_AFTER) {
            return;
        }
        // A clock that was put back has seen nothing that is known to be older.
        var first = second < before ? second : second - LONGEST_AFTER / 2;
        for (int place = 0; place < TAGS; place++) {
            var after = before + after(at, place) - first;
            var stays = second >= before && after >= 0;
            setTag(at, place, stays ? tagAt(at, place) : 0);
            setAfter(at, place, stays ? after : 0);
        }
        slots.memory().set(INT, at + FIRST, (int) first);
    }

    synchronized boolean knows(long account) {
        return slots.find(account) >= 0;
    }

    /** Forgets that the password was wrong; says whether it was, and whether it had cost its source more. */
    synchronized Forgotten forget(long account, long password) {
        var at = slots.find(account);
        var place = at < 0 ? -1 : place(at, tag(account, password));
        if (place < 0) {
            return Forgotten.NOTHING;
        }
        setTag(at, place, 0);
        return (slots.memory().get(BYTE, at + DEAR) >>> place & 1) == 1 ? Forgotten.DEAR : Forgotten.CHEAP;
    }

    /** What there was to forget. */
    enum Forgotten {
        NOTHING,
        CHEAP,
        DEAR
    }

    synchronized int accounts() {
        return slots.used();
    }

    synchronized long bytes() {
        return slots.size();
    }

    private int place(long at, int tag) {
        for (int place = 0; place < TAGS; place++) {
            if (tagAt(at, place) == tag) {
                return place;
            }
        }
        return -1;
    }

    /** The place after the one that was filled last; the upper five bits count how many were. */
    private int next(long at) {
        var put = Byte.toUnsignedInt(slots.memory().get(BYTE, at + PUT));
        var place = put % TAGS;
        var counted = Math.min(put / TAGS + 1, MOST_COUNTED);
        slots.memory().set(BYTE, at + PUT, (byte) (counted * TAGS + (place + 1) % TAGS));
        return place;
    }

    private long first(long at) {
        return Integer.toUnsignedLong(slots.memory().get(INT, at + FIRST));
    }

    private long after(long at, int place) {
        return Short.toUnsignedLong(slots.memory().get(SHORT, at + AFTER + (long) place * Short.BYTES));
    }

    private void setAfter(long at, int place, long seconds) {
        slots.memory().set(SHORT, at + AFTER + (long) place * Short.BYTES, (short) seconds);
    }

    private int tagAt(long at, int place) {
        return slots.memory().get(INT, at + TAG + (long) place * Integer.BYTES);
    }

    private void setTag(long at, int place, int tag) {
        slots.memory().set(INT, at + TAG + (long) place * Integer.BYTES, tag);
    }

    private void setDear(long at, int place, boolean dear) {
        var all = slots.memory().get(BYTE, at + DEAR) & ~(1 << place);
        slots.memory().set(BYTE, at + DEAR, (byte) (dear ? all | 1 << place : all));
    }

    /** Never zero, which stands for none. */
    private static int tag(long account, long password) {
        var mixed = (int) Mixing.of(account ^ password);
        return mixed == 0 ? 1 : mixed;
    }

    private static double worth(MemorySegment memory, long at) {
        // The second decides among those with as many.
        var counted = Byte.toUnsignedInt(memory.get(BYTE, at + PUT)) / TAGS;
        return counted * 0x1p32 + Integer.toUnsignedLong(memory.get(INT, at + FIRST));
    }
}
