package genkan.recovery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The events of the page on which a recovery waits for a call. */
@Controller
class RecoveryEvents {

    private final RecoveryController controller;
    private final Recovering recovering;
    private final CallEvents events;

    RecoveryEvents(RecoveryController controller, Recovering recovering, CallEvents events) {
        this.controller = controller;
        this.recovering = recovering;
        this.events = events;
    }

    /**
     * Waits for one.
     *
     * @param seen what the page shows, such as {@code waiting}
     */
    @GetMapping("/recovery/now/events")
    void events(@RequestParam(defaultValue = "") String seen, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        events.tell(
                seen,
                () -> controller.secret(request).flatMap(recovering::seen).flatMap(recovering::waitedFor),
                response);
    }
}
