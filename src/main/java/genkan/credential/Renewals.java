package genkan.credential;

import genkan.member.MemberId;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings stored hashes up to date behind sign-ins, a few at a time. One that has no place, or no turn for its hash, is
 * dropped: the member's next sign-in does it.
 */
final class Renewals {

    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    private static final int AT_ONCE = 4;

    private final Replacement replacement;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Renewals(Replacement replacement) {
        this.replacement = replacement;
    }

    /** How a hash takes the place of the one before, if that is still there. */
    interface Replacement {
        boolean replace(MemberId member, PasswordHash before, PasswordHash after);
    }

    /** The password is held by the work alone, and so for the patience of the queue and one hash at most. */
    void later(MemberId member, PasswordHash before, Supplier<Turn<PasswordHash>> work) {
        if (!places.tryAcquire()) {
            return;
        }
        Thread.ofVirtual().name("renewal").start(() -> {
            try {
                renew(member, before, work);
            } catch (RuntimeException fault) {
                LOG.warn("A stored password could not be brought up to date: {}", fault.toString());
            } finally {
                places.release();
            }
        });
    }

    private void renew(MemberId member, PasswordHash before, Supplier<Turn<PasswordHash>> work) {
        switch (work.get()) {
            case Turn.Busy() -> {}
            case Turn.Taken(var after) -> replacement.replace(member, before, after);
        }
    }
}
