package genkan.gate;

import genkan.gate.Standings.Kept;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** How often somebody may do a thing other than guess a password: as exact over all nodes and restarts as the gate. */
public final class Quotas {

    private final Standings standings;
    private final GateKey key;
    private final Clock clock;

    Quotas(Standings standings, GateKey key, Clock clock) {
        this.standings = standings;
        this.key = key;
        this.clock = clock;
    }

    /** When the thing may be done again; empty if it may now. Nothing is counted. */
    public Optional<Instant> usedUpUntil(String thing, Allowance allowance) {
        var standing = standings.find(side(thing)).map(Kept::standing).orElse(Standing.CLEAN);
        return until(standing, allowance, clock.millis());
    }

    /** Counts that the thing is done. When it may be done again if it may not now; then nothing is counted. */
    public Optional<Instant> use(String thing, Allowance allowance) {
        var side = side(thing);
        while (true) {
            var now = clock.millis();
            var kept = standings.find(side);
            var standing = kept.map(Kept::standing).orElse(Standing.CLEAN);
            var until = until(standing, allowance, now);
            if (until.isPresent()) {
                return until;
            }
            var used = standing.with(standing.bucket().without(1, allowance, now));
            if (standings.write(side, kept, used, now).isPresent()) {
                return Optional.empty();
            }
        }
    }

    private static Optional<Instant> until(Standing standing, Allowance allowance, long now) {
        return standing.bucket().holds(1, allowance, now)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(standing.bucket().holdsFrom(1, allowance)));
    }

    private String side(String thing) {
        return key.thing(thing).text();
    }
}
