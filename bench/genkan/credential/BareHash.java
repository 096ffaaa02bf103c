package genkan.credential;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast this machine hashes passwords when it does nothing else: in the product's own code, with as many threads as
 * Genkan would use.
 *
 * <p>Lives in this package because the rest of the product has no business with a hash that nobody waited for.
 */
final class BareHash {

    private static final byte[] PASSWORD = "Engawa-de-Ocha-10".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SALT = "sixteen byte slt".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG_BYTES = 32;

    private final Argon2 argon2;
    private final Cost cost;

    private BareHash(Cost cost, int threads) {
        this.argon2 = Argon2.fastest(cost, threads);
        this.cost = cost;
    }

    /** Prints milliseconds of processor time for each hash, hashes per second, and what computes them. */
    public static void main(String[] words) throws Exception {
        var threads = Integer.parseInt(words[2]);
        var bare = new BareHash(new Cost(Integer.parseInt(words[0]), Integer.parseInt(words[1]), 1), threads);
        var duration = Duration.ofSeconds(Long.parseLong(words[3]));

        try (var workers = Executors.newFixedThreadPool(threads)) {
            bare.hashOn(workers, threads, duration.dividedBy(4));
            var shares = bare.hashOn(workers, threads, duration);
            System.out.printf(Locale.ROOT, "%f %f %s%n", cpuMillisOfOne(shares), perSecond(shares), bare.argon2.name());
        }
    }

    /** What one thread did. */
    private record Share(int hashes, long nanos, long cpuNanos) {}

    private List<Share> hashOn(ExecutorService workers, int threads, Duration duration) throws Exception {
        Callable<Share> hashing = () -> hashFor(duration);
        return workers.invokeAll(Collections.nCopies(threads, hashing)).stream()
                .map(Future::resultNow)
                .toList();
    }

    private Share hashFor(Duration duration) {
        var thread = ManagementFactory.getThreadMXBean();
        var began = System.nanoTime();
        var cpuBegan = thread.getCurrentThreadCpuTime();
        var hashes = 0;
        while (System.nanoTime() - began < duration.toNanos()) {
            argon2.tag(PASSWORD, SALT, cost, TAG_BYTES);
            hashes++;
        }
        return new Share(hashes, System.nanoTime() - began, thread.getCurrentThreadCpuTime() - cpuBegan);
    }

    private static double perSecond(List<Share> shares) {
        return shares.stream()
                .mapToDouble(share -> share.hashes() * 1e9 / share.nanos())
                .sum();
    }

    private static double cpuMillisOfOne(List<Share> shares) {
        var hashes = shares.stream().mapToInt(Share::hashes).sum();
        return shares.stream().mapToLong(Share::cpuNanos).sum() / 1e6 / hashes;
    }
}
