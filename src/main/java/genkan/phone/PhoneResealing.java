package genkan.phone;

import genkan.member.MemberId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals telephones, and the key they are found by, with today's key of the seal. Several nodes may do it at once. */
@Component
class PhoneResealing {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneResealing.class);
    private static final int ROWS_AT_ONCE = 200;

    private final RegisteredPhones phones;
    private final StoredDigestKey key;

    PhoneResealing(RegisteredPhones phones, StoredDigestKey key) {
        this.phones = phones;
        this.key = key;
    }

    @EventListener
    void atTheStart(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext().getParent() == null) {
            Thread.ofVirtual().name("phone-resealing").start(this::hourly);
        }
    }

    @Scheduled(cron = "0 20 * * * *")
    void hourly() {
        try {
            reseal();
        } catch (RuntimeException fault) {
            LOG.warn("Telephones could not be sealed anew: {}", fault.toString());
        }
    }

    /** How many telephones have got another seal. */
    int reseal() {
        key.reseal();
        int done = 0;
        int closed = 0;
        var rows = phones.notSealedToday(MemberId.NOBODY, "", ROWS_AT_ONCE);
        while (!rows.isEmpty()) {
            for (var row : rows) {
                switch (phones.reseal(row)) {
                    case DONE -> done++;
                    case CLOSED -> closed++;
                    case CHANGED -> {}
                }
            }
            var last = rows.getLast();
            rows = phones.notSealedToday(last.member(), last.digest(), ROWS_AT_ONCE);
        }
        if (done > 0) {
            LOG.info("{} telephones are sealed with the key of today now", done);
        }
        if (closed > 0) {
            LOG.error("{} telephones do not open: put the key that sealed them back", closed);
        }
        return done;
    }
}
