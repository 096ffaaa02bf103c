package genkan.credential;

import genkan.credential.Credentials.Row;
import genkan.member.MemberId;
import genkan.secret.Seal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals with today's key what an older one has sealed, or none: for that nobody needs to know a password. Several nodes
 * may do it at once.
 */
@Component
class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int ROWS_AT_ONCE = 200;

    private final Credentials credentials;
    private final Seal seal;

    Resealing(Credentials credentials, Seal seal) {
        this.credentials = credentials;
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
        try {
            reseal();
        } catch (RuntimeException fault) {
            LOG.warn("Stored passwords could not be sealed anew: {}", fault.toString());
        }
    }

    /** How many rows have got another seal. */
    int reseal() {
        int done = 0;
        int closed = 0;
        var rows = credentials.notSealedWith(seal.key(), MemberId.NOBODY, ROWS_AT_ONCE);
        while (!rows.isEmpty()) {
            var open = rows.stream().filter(row -> row.opens(seal)).toList();
            closed += rows.size() - open.size();
            done += replaced(open);
            rows = credentials.notSealedWith(seal.key(), rows.getLast().member(), ROWS_AT_ONCE);
        }
        if (done > 0) {
            LOG.info("{} stored passwords are sealed with the key of today now", done);
        }
        if (closed > 0) {
            LOG.error(
                    "{} stored passwords do not open: put the key that sealed them back into {}", closed, seal.file());
        }
        return done;
    }

    private int replaced(List<Row> rows) {
        int done = 0;
        for (var row : rows) {
            var same = PasswordHash.parse(row.member(), row.text());
            if (credentials.replace(row.member(), same, same)) {
                done++;
            }
        }
        return done;
    }
}
