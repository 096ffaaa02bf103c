package genkan.gate;

import java.time.Instant;
import java.util.Arrays;
import simulate.Try;

/**
 * What the gate itself costs for a wrong attempt, with the standings in memory: from the question to the answer and
 * back with the result, in nanoseconds.
 */
public record GateCost(long p50, long p99) {

    public static final long P99_BUDGET = 20_000;

    private static final int ATTEMPTS = 300_000;
    private static final int WARM_UPS = 3;
    private static final int ACCOUNTS = 20_000;
    private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    /** The best of some rounds: what else the machine does is not the gate's. */
    public static GateCost measured() {
        var clock = new SettableClock();
        var gate = GateAtTheDoor.gate(new MemoryStandings(), clock, 1);
        for (int round = 0; round < WARM_UPS; round++) {
            round(gate, clock, round);
        }
        var one = round(gate, clock, WARM_UPS);
        var other = round(gate, clock, WARM_UPS + 1);
        return one.p99 < other.p99 ? one : other;
    }

    private static GateCost round(Gate gate, SettableClock clock, int round) {
        var nanos = new long[ATTEMPTS];
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // A day between rounds, so that tries are left.
            clock.set(BEGIN + round * 86_400_000L + attempt);
            var guess = GateAtTheDoor.guess(new Try(
                    0, attempt % ACCOUNTS, 0, attempt, "wrong-" + round + "-" + attempt, false));
            var began = System.nanoTime();
            if (gate.enter(guess, _ -> true) instanceof Passage.Open open) {
                gate.failed(open);
            }
            nanos[attempt] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return new GateCost(nanos[ATTEMPTS / 2], nanos[ATTEMPTS / 100 * 99]);
    }
}
