package genkan.gate;

import static genkan.gate.Slots.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * How much is held against networks, whoever is tried from them: so many wrong passwords, halved every so many hours,
 * less for every member who got in from there. Kept in memory by each node; the limit of each User ID does not depend
 * on it.
 *
 * <p>A wrong password costs the same for an invented User ID as for a member's: otherwise the number of tries until
 * SS503 would tell which of the two it was.
 */
final class Sources {

    static final int SLOT_BYTES = 24;

    private static final int FEWEST = 1 << 10;
    private static final int MOST = 1 << 18;
    private static final int SCORE = 8;
    private static final int AT = 16;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

    /** What a whole site may have more than a line. */
    private static final int WIDER = 4;

    private static final double CREDIT = 30;

    private final double limit;
    private final double halfLife;
    private final long secret;
    private final Slots slots;

    /** Who has been credited to whom in which half-life. */
    private final Marks credited = new Marks();

    Sources(GateProperties limits, long secret) {
        this.limit = limits.source();
        this.halfLife = limits.sourceHalfLife().toMillis();
        this.secret = secret;
        this.slots = new Slots(SLOT_BYTES, FEWEST, MOST, this::worth);
    }

    /** When an attempt from there is evaluated again, in milliseconds since 1970; 0 if it is now. */
    synchronized long closedUntil(List<String> networks, long now) {
        var until = 0L;
        for (int width = 0; width < networks.size(); width++) {
            var score = score(networks.get(width), now);
            var most = mostOf(width);
            if (score > most) {
                until = Math.max(until, now + (long) Math.ceil(halfLife * Math.log(score / most) / Math.log(2)));
            }
        }
        return until;
    }

    synchronized void held(List<String> networks, double weight, long now) {
        for (var network : networks) {
            var at = slots.claim(key(network));
            set(at, scoreAt(at, now) + weight, now);
        }
    }

    synchronized void givenBack(List<String> networks, double weight, long now) {
        for (var network : networks) {
            var at = slots.find(key(network));
            if (at >= 0) {
                set(at, Math.max(scoreAt(at, now) - weight, 0), now);
            }
        }
    }

    /** A member got in from there: at most once in a half-life for each member, or a single one could pay for all. */
    synchronized void credited(List<String> networks, long account, long now) {
        var mark = account ^ key(networks.getFirst()) ^ Mixing.of((long) (now / halfLife));
        if (!credited.holds(mark)) {
            credited.put(mark);
            givenBack(networks, CREDIT, now);
        }
    }

    synchronized int known() {
        return slots.used();
    }

    synchronized long bytes() {
        return slots.size();
    }

    private double mostOf(int width) {
        return width == 0 ? limit : limit * WIDER;
    }

    private double score(String network, long now) {
        var at = slots.find(key(network));
        return at < 0 ? 0 : scoreAt(at, now);
    }

    private double scoreAt(long at, long now) {
        var memory = slots.memory();
        var passed = Math.max(now - memory.get(LONG, at + AT), 0);
        return memory.get(DOUBLE, at + SCORE) * Math.pow(0.5, passed / halfLife);
    }

    private void set(long at, double score, long now) {
        slots.memory().set(DOUBLE, at + SCORE, score);
        slots.memory().set(LONG, at + AT, now);
    }

    // All halve alike: the later it was and the more, the more is left.
    private double worth(MemorySegment memory, long at) {
        return Math.log(memory.get(DOUBLE, at + SCORE)) / Math.log(2) + memory.get(LONG, at + AT) / halfLife;
    }

    private long key(String network) {
        var hash = secret;
        for (int i = 0; i < network.length(); i++) {
            hash = Mixing.of(hash ^ network.charAt(i) + 0x9e3779b97f4a7c15L);
        }
        return hash;
    }
}
