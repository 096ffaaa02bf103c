package genkan.secret;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has everything that lies sealed sealed with today's key: at the start, and each hour since a file may have changed. */
@Component
class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

    private final List<Resealable> all;
    private final Seal seal;

    Resealing(List<Resealable> all, Seal seal) {
        this.all = all;
        this.seal = seal;
    }

    @EventListener
    void atTheStart(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext().getParent() == null) {
            Thread.ofVirtual().name("resealing").start(this::hourly);
        }
    }

    @Scheduled(cron = "0 10 * * * *")
    void hourly() {
        all.forEach(this::reseal);
    }

    private void reseal(Resealable sealed) {
        try {
            var came = sealed.reseal();
            if (came.done() > 0) {
                LOG.info("{} {} are sealed with the key of today now", came.done(), sealed.things());
            }
            if (came.closed() > 0) {
                LOG.error(
                        "{} {} do not open: put the key that sealed them back into {}",
                        came.closed(),
                        sealed.things(),
                        seal.file());
            }
        } catch (RuntimeException fault) {
            LOG.warn("The {} could not be sealed anew: {}", sealed.things(), fault.toString());
        }
    }
}
