package genkan.phone;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the pages that wait for a check, on every node. A hint: whoever is not woken looks by himself. */
@Component
class Changes {

    private final Map<Long, Set> waiting = new ConcurrentHashMap<>();
    private final OtherNodes others;

    Changes(OtherNodes others) {
        this.others = others;
        others.hearWith(this::wake);
    }

    /** Those who wait for one check, most often one. */
    private record Set(Map<Ear, Boolean> ears) {}

    /** Hears everything from the moment it is opened. */
    final class Ear implements AutoCloseable {

        private final long check;
        private final Semaphore heard = new Semaphore(0);

        private Ear(long check) {
            this.check = check;
        }

        /** Returns whether it was woken in time. */
        boolean await(Duration longest) throws InterruptedException {
            var woken = heard.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            heard.drainPermits();
            return woken;
        }

        @Override
        public void close() {
            waiting.computeIfPresent(check, (_, set) -> {
                set.ears().remove(this);
                return set.ears().isEmpty() ? null : set;
            });
        }
    }

    Ear listen(long check) {
        var ear = new Ear(check);
        waiting.compute(check, (_, known) -> {
            var set = known == null ? new Set(new ConcurrentHashMap<>()) : known;
            set.ears().put(ear, true);
            return set;
        });
        return ear;
    }

    /** Something has come of it, and is in the database. */
    void tell(long check) {
        wake(check);
        others.tell(check);
    }

    private void wake(long check) {
        var set = waiting.get(check);
        if (set != null) {
            set.ears().keySet().forEach(ear -> ear.heard.release());
        }
    }
}
