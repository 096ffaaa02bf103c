package genkan.signin;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many sign-ins are looked at at a time, those that wait for their hash among them. Each needs the database, so more of
 * them than it serves would keep everybody else waiting for it.
 *
 * <p>Browsers on which somebody has signed in before have a room of their own: however many strangers come, they are not
 * kept out. Nothing else is looked at, so being turned away tells nothing.
 */
@Component
class Crowd {

    /** Known browsers are as good as never all here at once. */
    private static final int KNOWN = 4;

    private final Semaphore strangers;
    private final Semaphore known;

    Crowd(SignInProperties properties) {
        this.strangers = new Semaphore(properties.atATime());
        this.known = new Semaphore(KNOWN * properties.atATime());
    }

    /** Empty if there is no room; nothing was done then. */
    <T> Optional<T> with(boolean knownBrowser, Supplier<T> signingIn) {
        var room = knownBrowser ? known : strangers;
        if (!room.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(signingIn.get());
        } finally {
            room.release();
        }
    }
}
