package genkan.gate;

import genkan.gate.Standings.Kept;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is held against the sides of User IDs, everybody's and each device's, as the gate reads and changes it. */
final class Sides {

    /** A time further away than a limit lasts and clocks differ was written by a clock that was wrong. */
    private static final long CLOCKS_DIFFER = Duration.ofHours(2).toMillis();

    private final Standings standings;
    private final GateProperties limits;
    private final Clock clock;

    Sides(Standings standings, GateProperties limits, Clock clock) {
        this.standings = standings;
        this.limits = limits;
        this.clock = clock;
    }

    /** What is held now; what a wrong clock wrote is set right for good, or it would hold as long as the clock erred. */
    Optional<Kept> find(Ticket ticket, Allowance allowance, long now) {
        var side = ticket.side().text();
        var kept = standings.find(side);
        var standing = kept.map(found -> found.standing().setRight(allowance, limits, now, CLOCKS_DIFFER));
        return standing.equals(kept.map(Kept::standing))
                ? kept
                : standing.flatMap(right -> standings.write(side, kept, right, now));
    }

    /** The attempt as it is counted in the standing; nothing if somebody was quicker, and one has to look again. */
    Optional<Passage> count(Ticket ticket, Lane lane, Optional<Kept> seen, Standing without, long now) {
        return standings
                .write(ticket.side().text(), seen, without.counted(lane, limits, now), now)
                .map(kept -> new Passage.Open(lane, ticket.counted(lane, kept)));
    }

    /** Changes the standing where the attempt was counted, however it has changed since. */
    void settle(Ticket ticket, UnaryOperator<Standing> change) {
        var side = ticket.side().text();
        var kept = Optional.of(ticket.howCounted().standing());
        while (kept.isPresent()) {
            var now = clock.millis();
            var settled = change.apply(kept.get().standing());
            var done = settled.clean(now)
                    ? standings.remove(side, kept.get())
                    : standings.replace(side, kept.get(), settled, now);
            if (done) {
                return;
            }
            kept = standings.find(side);
        }
    }
}
