package genkan.credential;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One who waits for a hash: in which line, until when, for what, and how it ended. */
final class Ticket<T> {

    private final Line line;
    private final long latest;
    private final Supplier<T> work;
    private final CompletableFuture<Turn<T>> turn = new CompletableFuture<>();

    /** {@code latest} is the moment, as {@link System#nanoTime} tells it, until which it is worth beginning. */
    Ticket(Line line, long latest, Supplier<T> work) {
        this.line = line;
        this.latest = latest;
        this.work = work;
    }

    Line line() {
        return line;
    }

    boolean expired(long now) {
        return now - latest > 0;
    }

    /** Does the work; what is returned tells the one who waits, which the worker does when it is free again. */
    Runnable compute() {
        try {
            var result = work.get();
            return () -> turn.complete(new Turn.Taken<>(result));
        } catch (Throwable failure) {
            return () -> turn.completeExceptionally(failure);
        }
    }

    void sendAway() {
        turn.complete(new Turn.Busy<>());
    }

    boolean endsWithin(Duration patience) throws InterruptedException {
        try {
            turn.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
    }

    /** Waits for the end, however long that takes. */
    Turn<T> turn() throws InterruptedException {
        try {
            return turn.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A password could not be hashed", failure.getCause());
        }
    }
}
