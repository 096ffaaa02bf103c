package genkan.credential;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Threads that give way: when there is more to do than the processors can, pages are answered first and hashes computed
 * with what is left. Java's own priorities are none on Linux; elsewhere than there these are ordinary threads.
 */
final class LowPriority implements ThreadFactory {

    private static final int PROCESS = 0;
    private static final int MYSELF = 0;
    private static final int NICE = 10;

    private static final Optional<MethodHandle> SET_PRIORITY = setPriority();

    private final ThreadFactory threads;

    LowPriority(String name) {
        this.threads = Thread.ofPlatform().name(name, 1).daemon().factory();
    }

    @Override
    public Thread newThread(Runnable work) {
        return threads.newThread(() -> {
            giveWay();
            work.run();
        });
    }

    private static void giveWay() {
        SET_PRIORITY.ifPresent(setPriority -> {
            try {
                // On Linux every thread has a priority of its own, and "myself" is the thread.
                var _ = (int) setPriority.invokeExact(PROCESS, MYSELF, NICE);
            } catch (Throwable failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    @SuppressWarnings("restricted") // The manifest grants native access; the signature is that of sys/resource.h.
    private static Optional<MethodHandle> setPriority() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        try {
            var linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find("setpriority")
                    .map(function -> linker.downcallHandle(
                            function, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT)));
        } catch (IllegalCallerException | UnsupportedOperationException denied) {
            return Optional.empty();
        }
    }
}
