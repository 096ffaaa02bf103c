package genkan.recovery;

import genkan.phone.PhoneChecks;
import genkan.recovery.ProvePage.Call;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tells a page that waits for a call when something has come of it, so that it goes on by itself. Each request waits on
 * a virtual thread for one event; the browser then asks again.
 */
@Controller
class RecoveryEvents {

    private static final Duration LONGEST = Duration.ofSeconds(25);

    /** More than call in the worst hour; beyond it pages look by themselves every few seconds. */
    private static final int AT_A_TIME = 2_000;

    private final RecoveryController controller;
    private final Recovering recovering;
    private final PhoneChecks calls;
    private final Semaphore room = new Semaphore(AT_A_TIME);

    RecoveryEvents(RecoveryController controller, Recovering recovering, PhoneChecks calls) {
        this.controller = controller;
        this.recovering = recovering;
        this.calls = calls;
    }

    /**
     * Answers as soon as the call is at another place than the page shows, and after a while in any case.
     *
     * @param seen what the page shows, such as {@code waiting}
     */
    @GetMapping("/recovery/now/events")
    void events(@RequestParam(defaultValue = "") String seen, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!room.tryAcquire()) {
            // The browser's EventSource gives up on it.
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        try {
            var state = awaitOtherThan(seen, request);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write("retry: 500\nevent: call\ndata: " + state + "\n\n");
        } finally {
            room.release();
        }
    }

    private String awaitOtherThan(String seen, HttpServletRequest request) throws InterruptedException {
        var check = controller.secret(request).flatMap(recovering::seen).flatMap(recovering::waitedFor);
        if (check.isEmpty()) {
            return "over";
        }
        var state = Call.State.of(check.get().state()).word();
        if (!state.equals(seen)
                || !calls.awaitChange(check.get().id(), check.get().state(), LONGEST)) {
            return state;
        }
        return calls.find(check.get().id())
                .map(changed -> Call.State.of(changed.state()).word())
                .orElse("over");
    }
}
