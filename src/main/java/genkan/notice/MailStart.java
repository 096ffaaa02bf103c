package genkan.notice;

import genkan.start.Progress;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says at the start that notices wait, while nothing brings them. */
@Component
class MailStart {

    private final MailCourier courier;

    MailStart(MailCourier courier) {
        this.courier = courier;
    }

    @EventListener
    @Order(1)
    void tell(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext().getParent() == null && !courier.works()) {
            Progress.say("No mail server is set: notices to members wait until GENKAN_MAIL_HOST names one.");
        }
    }
}
