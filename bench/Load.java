package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One operation, done by several visitors at a time, each beginning again as soon as it is through. */
final class Load {

    private final Operation operation;
    private final Server server;
    private final int visitors;

    private final CountDownLatch prepared;
    private final CountDownLatch failed = new CountDownLatch(1);
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private final Queue<Latencies> latencies = new ConcurrentLinkedQueue<>();
    private volatile boolean measuring;
    private volatile boolean over;

    private Load(Operation operation, Server server, int visitors) {
        this.operation = operation;
        this.server = server;
        this.visitors = visitors;
        this.prepared = new CountDownLatch(visitors);
    }

    static Result of(Operation operation, Server server, int visitors, Duration warmUp, Duration measure) {
        var load = new Load(operation, server, visitors);
        try {
            var window = load.run(warmUp, measure);
            server.mustRun();
            return load.result(window);
        } catch (InterruptedException e) {
            throw new Fault("Interrupted", e);
        }
    }

    private record Window(Duration took, CpuTime cpu) {}

    private Window run(Duration warmUp, Duration measure) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < visitors; number++) {
                var visitor = new Visitor(server.port(), number, visitors);
                threads.execute(() -> visit(visitor));
            }
            prepared.await();
            awaitFailureFor(warmUp);
            try {
                return measure(measure);
            } finally {
                over = true;
            }
        }
    }

    private Window measure(Duration measure) throws InterruptedException {
        var before = server.cpu();
        var began = System.nanoTime();
        measuring = true;
        awaitFailureFor(measure);
        measuring = false;
        return new Window(
                Duration.ofNanos(System.nanoTime() - began), server.cpu().since(before));
    }

    private void awaitFailureFor(Duration duration) throws InterruptedException {
        var _ = failed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Result result(Window window) {
        if (failed.getCount() == 0) {
            return new Result.Failed(failure.get());
        }
        return new Result.Done(new Measured(window.took(), Latencies.together(latencies), window.cpu()));
    }

    private void visit(Visitor visitor) {
        var mine = new Latencies();
        latencies.add(mine);
        try (visitor) {
            var work = prepare(visitor);
            while (!over) {
                var began = System.nanoTime();
                work.once();
                // Whatever was under way at the beginning counts, whatever is at the end does not.
                if (measuring) {
                    mine.add(System.nanoTime() - began);
                }
            }
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet("", String.valueOf(e.getMessage()));
            failed.countDown();
        }
    }

    private Work prepare(Visitor visitor) throws IOException {
        try {
            return operation.prepare(visitor);
        } finally {
            prepared.countDown();
        }
    }
}
