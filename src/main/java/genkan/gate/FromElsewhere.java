package genkan.gate;

import genkan.gate.Standing.KnownNetwork;
import genkan.gate.Standings.Kept;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** The way in from outside the known devices: a network that the member has signed in from has tries of its own. */
final class FromElsewhere implements WayIn {

    private final Sides sides;
    private final WrongPasswords wrong;
    private final Sources sources;
    private final GateProperties limits;
    private final Clock clock;

    FromElsewhere(Sides sides, WrongPasswords wrong, Sources sources, GateProperties limits, Clock clock) {
        this.sides = sides;
        this.wrong = wrong;
        this.sources = sources;
        this.limits = limits;
        this.clock = clock;
    }

    Passage enter(Ticket ticket, Predicate<Lane> room) {
        while (true) {
            var now = clock.millis();
            var kept = sides.find(ticket, limits.strangers(), now);
            var standing = kept.map(Kept::standing).orElse(Standing.CLEAN);
            var network = standing.network(
                    ticket.network(), now - limits.networkRemembered().toMillis());
            var lane = network.isPresent() ? Lane.KNOWN_NETWORK : Lane.STRANGER;
            if (!room.test(lane)) {
                return new Passage.NoRoom();
            }
            var closed = closedUntil(ticket, standing, network, now);
            if (closed > now) {
                return Passage.Closed.until(closed);
            }
            var repeated = wrong.repeated(lane, ticket);
            if (repeated.isPresent()) {
                return repeated.get();
            }
            var taken = network.map(known -> standing.with(
                            known.with(known.bucket().without(ticket.tries(), limits.knownNetwork(), now))))
                    .orElseGet(() -> standing.with(standing.bucket().without(ticket.tries(), limits.strangers(), now)));
            var open = sides.count(ticket, lane, kept, taken, now);
            if (open.isPresent()) {
                return open.get();
            }
        }
    }

    @Override
    public Standing givenBack(Ticket ticket, Standing standing) {
        return ticket.howCounted().lane() == Lane.STRANGER
                ? standing.with(standing.bucket().with(ticket.tries(), limits.strangers()))
                : standing.network(ticket.network(), 0)
                        .map(known ->
                                standing.with(known.with(known.bucket().with(ticket.tries(), limits.knownNetwork()))))
                        .orElse(standing);
    }

    @Override
    public Standing afterRight(Ticket ticket, Standing standing, long now) {
        return givenBack(ticket, standing).cleared(ticket.howCounted().lane()).seenIn(ticket.network(), now);
    }

    /** When an attempt will be evaluated, in milliseconds since 1970. */
    private long closedUntil(Ticket ticket, Standing standing, Optional<KnownNetwork> network, long now) {
        if (network.isPresent()) {
            var bucket = network.get().bucket().holdsFrom(ticket.tries(), limits.knownNetwork());
            return Math.max(bucket, standing.all().closedUntilMs());
        }
        var bucket = standing.bucket().holdsFrom(ticket.tries(), limits.strangers());
        return LongStream.of(bucket, standing.row().closedUntilMs(), sources.closedUntil(ticket.networks(), now))
                .max()
                .getAsLong();
    }
}
