package bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** How the members of one side fared. */
final class Coming {

    private final Latencies latencies = new Latencies();
    private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    private final AtomicReference<String> fault = new AtomicReference<>("");

    synchronized void add(Ending ending, long took) {
        endings.merge(ending, 1, Integer::sum);
        if (ending == Ending.LET_IN) {
            latencies.add(took);
        }
    }

    synchronized void failed(String why) {
        endings.merge(Ending.OTHER, 1, Integer::sum);
        fault.compareAndSet("", why);
    }

    synchronized int tries() {
        return endings.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized int count(Ending ending) {
        return endings.getOrDefault(ending, 0);
    }

    int notLetIn() {
        return tries() - count(Ending.LET_IN);
    }

    /** Milliseconds of those who were let in. */
    synchronized double percentile(int percent) {
        return latencies.sorted().percentile(percent);
    }

    String fault() {
        return fault.get();
    }
}
