package genkan.gate;

import genkan.gate.Standings.Kept;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** The way in on a device that the member has signed in on: strangers cannot close it. */
final class OnKnownDevice implements WayIn {

    private static final long A_DAY = Duration.ofDays(1).toMillis();

    private final Sides sides;
    private final Standings standings;
    private final WrongPasswords wrong;
    private final GateProperties limits;
    private final Clock clock;

    private final Marks remembered = new Marks();

    OnKnownDevice(Sides sides, Standings standings, WrongPasswords wrong, GateProperties limits, Clock clock) {
        this.sides = sides;
        this.standings = standings;
        this.wrong = wrong;
        this.limits = limits;
        this.clock = clock;
    }

    /** Nothing, if the device has failed too often in a row to be better than a stranger. */
    Optional<Passage> enter(Ticket ticket, Predicate<Lane> room) {
        var repeated = wrong.repeated(Lane.KNOWN_DEVICE, ticket);
        if (!room.test(Lane.KNOWN_DEVICE)) {
            return Optional.of(new Passage.NoRoom());
        }
        // Nearly always nothing is held against a device, and then one statement does.
        var kept = repeated.isPresent()
                ? sides.find(ticket, limits.knownDevice(), clock.millis())
                : Optional.<Kept>empty();
        while (true) {
            var now = clock.millis();
            var standing = kept.map(Kept::standing).orElse(Standing.CLEAN);
            if (standing.row().closed(now)) {
                return Optional.empty();
            }
            var bucket = standing.bucket();
            if (!bucket.holds(ticket.tries(), limits.knownDevice(), now)) {
                return Optional.of(Passage.Closed.until(bucket.holdsFrom(ticket.tries(), limits.knownDevice())));
            }
            if (repeated.isPresent()) {
                return repeated;
            }
            var taken = standing.with(bucket.without(ticket.tries(), limits.knownDevice(), now));
            var open = sides.count(ticket, Lane.KNOWN_DEVICE, kept, taken, now);
            if (open.isPresent()) {
                return open;
            }
            kept = sides.find(ticket, limits.knownDevice(), now);
        }
    }

    @Override
    public Standing givenBack(Ticket ticket, Standing standing) {
        return standing.with(standing.bucket().with(ticket.tries(), limits.knownDevice()));
    }

    @Override
    public Standing afterRight(Ticket ticket, Standing standing, long now) {
        return givenBack(ticket, standing).cleared(Lane.KNOWN_DEVICE);
    }

    /**
     * The network of a known device becomes one of the member's, once a day; and the member being there ends the row of
     * failures that would close to known networks.
     */
    void remember(Ticket ticket, long now) {
        var today = ticket.userId().number() ^ ticket.network() ^ Mixing.of(now / A_DAY);
        var side = ticket.userId().text();
        // Whoever was not tried at this node needs no look at what others failed.
        var tried = wrong.knows(ticket.userId().number());
        while (tried || !remembered.holds(today)) {
            var kept = standings.find(side);
            var standing = kept.map(Kept::standing).orElse(Standing.CLEAN);
            if (remembered.holds(today) && standing.all().equals(Row.NONE)) {
                return;
            }
            var seen = standing.clearedElsewhere().seenIn(ticket.network(), now);
            if (standings.write(side, kept, seen, now).isPresent()) {
                remembered.put(today);
                return;
            }
        }
    }
}
