package genkan;

import genkan.start.Progress;
import genkan.tls.TlsProperties;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last line of the start: where the door is. */
@Component
class StartedMessage {

    private final TlsProperties tls;

    StartedMessage(TlsProperties tls) {
        this.tls = tls;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void tell(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            Progress.say("Genkan is ready: %s://localhost:%d  (Ctrl-C stops it)"
                    .formatted(tls.scheme(), web.getWebServer().getPort()));
        }
    }
}
