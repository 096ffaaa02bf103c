package timing;

import bench.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Asks all questions in turns, each round in another order, so that whatever the machine does meanwhile meets all of them
 * alike.
 */
final class Measurement {

    private static final double NANOS_PER_MILLI = 1e6;

    private Measurement() {}

    /**
     * Milliseconds by question.
     *
     * @param askers how many ask at the same time, each for itself
     * @param questions those of each asker, by the same names
     * @param warmUp rounds that are not measured
     * @param rounds of all askers together
     */
    static <K> Map<K, double[]> of(int askers, IntFunction<Map<K, Question>> questions, int warmUp, int rounds) {
        try (var threads = Executors.newFixedThreadPool(askers)) {
            var running = new ArrayList<Future<Map<K, double[]>>>();
            for (var asker = 0; asker < askers; asker++) {
                var own = questions.apply(asker);
                var order = new Random(asker);
                Callable<Map<K, double[]>> asking = () -> times(own, warmUp / askers, rounds / askers, order);
                running.add(threads.submit(asking));
            }
            return together(running);
        }
    }

    private static <K> Map<K, double[]> times(Map<K, Question> questions, int warmUp, int rounds, Random random)
            throws IOException {
        var times = new LinkedHashMap<K, double[]>();
        questions.keySet().forEach(name -> times.put(name, new double[rounds]));
        var order = new ArrayList<>(questions.keySet());
        for (var round = -warmUp; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (var name : order) {
                var began = System.nanoTime();
                questions.get(name).ask();
                var took = System.nanoTime() - began;
                if (round >= 0) {
                    times.get(name)[round] = took / NANOS_PER_MILLI;
                }
            }
        }
        return times;
    }

    private static <K> Map<K, double[]> together(List<Future<Map<K, double[]>>> running) {
        var all = new LinkedHashMap<K, double[]>();
        for (var asker : running) {
            try {
                asker.get().forEach((name, times) -> all.merge(name, times, Measurement::joined));
            } catch (InterruptedException e) {
                throw new Fault("Interrupted", e);
            } catch (ExecutionException e) {
                throw new Fault("A question was not answered as it should", e.getCause());
            }
        }
        return all;
    }

    private static double[] joined(double[] one, double[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
