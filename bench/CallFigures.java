package bench;

import java.util.Locale;

/**
 * How calls fared at one pace.
 *
 * @param perSecond that were placed
 * @param lost that got no answer
 * @param cpuMicros of the end point, for one call
 */
record CallFigures(
        String transport,
        int perSecond,
        int placed,
        int lost,
        double p50,
        double p99,
        double cpuMicros,
        double residentMib) {

    static final String HEADINGS = "%4s %10s %9s %6s %8s %8s %12s %9s%n"
            .formatted("", "calls/s", "placed", "lost", "p50 ms", "p99 ms", "CPU us/call", "RSS MiB");

    String row() {
        return "%4s %10d %9d %6d %8.2f %8.2f %12.1f %9.0f%n"
                .formatted(transport, perSecond, placed, lost, p50, p99, cpuMicros, residentMib);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"transport\":\"%s\",\"per_second\":%d,\"placed\":%d,\"lost\":%d,\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"cpu_us\":%.1f,\"resident_mib\":%.0f}",
                transport,
                perSecond,
                placed,
                lost,
                p50,
                p99,
                cpuMicros,
                residentMib);
    }
}
