package bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found out about Genkan under attack.
 *
 * @param idle how members fared before
 * @param fault the first answer to the attack that should not have been, if there was any
 */
record FloodFigures(Map<Side, Coming> idle, Window window, Memory memory, String fault) {

    private static final double SLOWEST_MILLIS = 1_000;
    private static final double TIMES_IDLE = 3;
    private static final double HEAP_GROWS_MIB = 8;
    private static final double ENOUGH_OF_THE_RATE = 0.97;

    /** The attack, until its last answer. */
    record Window(Duration took, Map<Ending, Long> answers, Map<Side, Coming> members, CpuTime cpu) {

        long answered() {
            return answers.values().stream().mapToLong(Long::longValue).sum();
        }

        double seconds() {
            return took.toNanos() / 1e9;
        }

        double perSecond() {
            return answered() / seconds();
        }
    }

    /** MiB: resident before the attack, at most and some seconds after, and what is left of the heap after a collection. */
    record Memory(double before, double most, double after, double heapBefore, double heapAfter) {}

    /** Something that has to be so under attack. */
    record Goal(String what, boolean met) {}

    List<Goal> goals() {
        var known = window.members().get(Side.KNOWN_DEVICE);
        var p99 = known.percentile(99);
        return List.of(
                new Goal("500 wrong passwords a second", window.perSecond() >= ENOUGH_OF_THE_RATE * Flood.PER_SECOND),
                new Goal(
                        "every one answered with SS401, SS503 or SY503-B",
                        window.answers().get(Ending.OTHER) == 0),
                new Goal("known devices: everybody let in", known.notLetIn() == 0),
                new Goal("known devices: p99 at most 1 s", p99 <= SLOWEST_MILLIS),
                new Goal("known devices: p99 at most 3 times that of before", p99 <= TIMES_IDLE * idlePercentile(99)),
                new Goal(
                        "heap not grown by more than 8 MiB",
                        memory.heapAfter() - memory.heapBefore() <= HEAP_GROWS_MIB));
    }

    boolean failed() {
        return !goals().stream().allMatch(Goal::met);
    }

    double idlePercentile(int percent) {
        return idle.get(Side.KNOWN_DEVICE).percentile(percent);
    }

    /** Shares of all cores. */
    Map<String, Double> cpuShares(int cores) {
        var all = window.seconds() * cores;
        var cpu = window.cpu();
        var shares = new LinkedHashMap<String, Double>();
        shares.put("genkan", cpu.server() / all);
        shares.put("hashes", cpu.hashing() / all);
        shares.put("compiler", cpu.compiling() / all);
        shares.put("database", cpu.database() / all);
        shares.put("load", cpu.load() / all);
        return shares;
    }
}
