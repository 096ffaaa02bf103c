package genkan.phone;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes checks that ended a day ago, and what else counts no longer. */
@Component
class PhoneSweeping {

    private static final Duration KEPT = Duration.ofDays(1);

    private final StoredChecks checks;
    private final Clock clock;

    PhoneSweeping(StoredChecks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    @Scheduled(cron = "0 */10 * * * *")
    int sweep() {
        var now = clock.instant();
        return checks.sweep(now.minus(KEPT), now);
    }
}
