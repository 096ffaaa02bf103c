package genkan.gate;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what counts no longer, and little of what counts little when there is far too much of it. */
@Component
class Sweeping {

    /** Some 300 MB; only a flood of invented User IDs gets there. */
    private static final int MOST_ROWS = 2_000_000;

    private static final int LITTLE = 2;

    private final StoredStandings standings;
    private final GateProperties limits;
    private final Clock clock;

    Sweeping(StoredStandings standings, GateProperties limits, Clock clock) {
        this.standings = standings;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 * * * *")
    int sweep() {
        return sweep(MOST_ROWS);
    }

    int sweep(int mostRows) {
        var now = clock.millis();
        var idle = standings.removeIdleSince(now - longest().toMillis());
        return standings.moreThan(mostRows) ? idle + standings.removeLittle(LITTLE, now) : idle;
    }

    private Duration longest() {
        var remembered = limits.networkRemembered();
        return limits.inARowFor().compareTo(remembered) > 0 ? limits.inARowFor() : remembered;
    }
}
