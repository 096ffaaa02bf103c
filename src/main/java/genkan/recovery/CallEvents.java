package genkan.recovery;

import genkan.phone.PhoneCheck;
import genkan.phone.PhoneChecks;
import genkan.recovery.ProvePage.Call;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Tells a page that waits for a call when something has come of it, so that it goes on by itself. Each request waits on
 * a virtual thread for one event; the browser then asks again.
 */
@Component
public class CallEvents {

    private static final Duration LONGEST = Duration.ofSeconds(25);

    /** What a page that waits keeps of the heap, its connection and its thread included. */
    private static final int BYTES_OF_ONE = 128 * 1024;

    /** Of the heap; in the smallest, that is ten times as many as call in a busy hour. */
    private static final int SHARE = 4;

    private static final String OVER = "over";

    private final PhoneChecks calls;
    private final Semaphore room;

    CallEvents(PhoneChecks calls) {
        this.calls = calls;
        this.room = new Semaphore(Math.toIntExact(Runtime.getRuntime().maxMemory() / SHARE / BYTES_OF_ONE));
    }

    /**
     * Answers as soon as the call is at another place than the page shows, and after a while in any case.
     *
     * @param seen what the page shows, such as {@code waiting}
     * @param check what the page waits for, as it is when asked
     */
    public void tell(String seen, Supplier<Optional<PhoneCheck>> check, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!room.tryAcquire()) {
            // The browser's EventSource gives up on it, and the page looks by itself every few seconds.
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        try {
            var state = awaitOtherThan(seen, check);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write("retry: 500\nevent: call\ndata: " + state + "\n\n");
        } finally {
            room.release();
        }
    }

    private String awaitOtherThan(String seen, Supplier<Optional<PhoneCheck>> check) throws InterruptedException {
        var now = check.get();
        var state = word(now);
        if (now.isEmpty()
                || !state.equals(seen)
                || !calls.awaitChange(now.get().id(), now.get().state(), LONGEST)) {
            return state;
        }
        return word(check.get());
    }

    private static String word(Optional<PhoneCheck> check) {
        return check.map(shown -> Call.State.of(shown.state()).word()).orElse(OVER);
    }
}
