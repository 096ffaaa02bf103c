package bench;

import java.time.Duration;

/**
 * How an operation did.
 *
 * @param took how long it was measured
 * @param latencies nanoseconds of each time, sorted
 * @param cpu what all of them took together
 */
record Measured(Duration took, Latencies latencies, CpuTime cpu) {

    double perSecond() {
        return latencies.count() / (took.toNanos() / 1e9);
    }

    double serverMillis() {
        return millis(cpu.server());
    }

    double hashingMillis() {
        return millis(cpu.hashing());
    }

    double compilingMillis() {
        return millis(cpu.compiling());
    }

    double databaseMillis() {
        return millis(cpu.database());
    }

    double loadMillis() {
        return millis(cpu.load());
    }

    private double millis(double seconds) {
        return seconds * 1e3 / latencies.count();
    }
}
