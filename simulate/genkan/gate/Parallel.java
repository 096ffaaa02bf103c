package genkan.gate;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import simulate.Try;

/**
 * Whether the limit holds when all tries come at the same moment, on two nodes.
 *
 * @param trials each at another account
 * @param most the most tries that were let through in one of them
 */
public record Parallel(int trials, int most) {

    public static final int AT_ONCE = 64;

    private static final int THREADS = 8;
    private static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    public static Parallel of(int trials) throws InterruptedException, ExecutionException {
        var clock = new SettableClock();
        clock.set(NOW);
        var shared = new MemoryStandings();
        var nodes = List.of(GateAtTheDoor.gate(shared, clock, 1), GateAtTheDoor.gate(shared, clock, 2));
        var together = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var opened = new int[trials];
            var shares = IntStream.range(0, THREADS)
                    .<Callable<int[]>>mapToObj(thread -> () -> {
                        var mine = new int[trials];
                        for (int trial = 0; trial < trials; trial++) {
                            together.await();
                            mine[trial] = opened(nodes.get(thread % 2), trial, thread);
                        }
                        return mine;
                    })
                    .toList();
            for (var share : threads.invokeAll(shares)) {
                var of = share.get();
                IntStream.range(0, trials).forEach(trial -> opened[trial] += of[trial]);
            }
            return new Parallel(trials, IntStream.of(opened).max().orElse(0));
        }
    }

    private static int opened(Gate node, int account, int thread) {
        var opened = 0;
        for (int attempt = 0; attempt < AT_ONCE / THREADS; attempt++) {
            var guess = new Try(NOW, account, 0, account, "guess-" + thread + "-" + attempt, false);
            opened += node.enter(GateAtTheDoor.guess(guess), _ -> true) instanceof Passage.Open ? 1 : 0;
        }
        return opened;
    }
}
