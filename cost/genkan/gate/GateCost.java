package genkan.gate;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import simulate.Try;

/**
 * What the gate itself costs for a wrong attempt, with the standings in memory: from the question to the answer and back
 * with the result. README.md of the simulation says more.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@State(Scope.Thread)
public class GateCost {

    private static final double P99_BUDGET = 20;

    private static final int ACCOUNTS = 20_000;

    /** Then others: at a hundred in a row they would be refused, which is cheaper. */
    private static final int TRIES = 90;

    private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    private final SettableClock clock = new SettableClock();
    private final Gate gate = GateAtTheDoor.gate(new MemoryStandings(), clock, 1);
    private int attempt;

    /** Each account once an hour, so that there is always a try left. */
    @Benchmark
    public Passage wrong() {
        clock.set(BEGIN + attempt * HOUR / ACCOUNTS);
        var account = attempt % ACCOUNTS + attempt / (ACCOUNTS * TRIES) * ACCOUNTS;
        var passage =
                gate.enter(GateAtTheDoor.guess(new Try(0, account, 0, attempt, "wrong-" + attempt, false)), _ -> true);
        attempt++;
        gate.failed((Passage.Open) passage);
        return passage;
    }

    /** Ends with 1 when it costs too much. */
    public static void main(String[] none) throws RunnerException {
        var options = new OptionsBuilder().include(GateCost.class.getName()).build();
        var times = new Runner(options).runSingle().getPrimaryResult().getStatistics();
        var half = times.getPercentile(50);
        var most = times.getPercentile(99);
        System.out.printf(
                Locale.ROOT,
                "%nThe gate takes %.1f us for half of all wrong attempts, and at most %.1f us for 99 of 100 (goal %.0f us).%n",
                half,
                most,
                P99_BUDGET);
        System.out.printf(
                Locale.ROOT, "{\"samples\":%d,\"gate_p50_us\":%.2f,\"gate_p99_us\":%.2f}%n", times.getN(), half, most);
        System.exit(most <= P99_BUDGET ? 0 : 1);
    }
}
