package genkan.credential;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who waits for a hash, who is having one, and who is next. It knows neither threads nor clocks, which {@link HashPool}
 * adds, and must be asked by one thread at a time.
 *
 * <p>A free worker takes the first of the highest line, so nobody in a lower one begins while somebody in a higher one
 * waits. Strangers may have every worker when nobody else waits; a known device does not wait for theirs, but has as many
 * workers of its own, beside which all others give way ({@link LowPriority}). Of all measures against a flood this one
 * shortened the wait of known devices most (bench, {@code --flood}), and it takes no turns from strangers while there are
 * none. The price is that strangers have none at all for as long as the others alone keep every worker busy.
 */
final class HashLines {

    private final int workers;

    private final Map<Line, Standing> standings = new EnumMap<>(Line.class);

    /** {@code places} is how many may wait in each line, the highest first. */
    HashLines(int workers, List<Integer> places) {
        this.workers = workers;
        var of = places.iterator();
        for (var line : Line.values()) {
            standings.put(line, new Standing(of.next()));
        }
    }

    /** How it stands in one line. */
    private static final class Standing {

        private final int places;
        private final Deque<Ticket<?>> waiting = new ArrayDeque<>();
        private int running;

        Standing(int places) {
            this.places = places;
        }
    }

    /** Whether there was room. Then {@link #next} has to be asked, because a worker may be free. */
    boolean enter(Ticket<?> ticket) {
        return !full(ticket.line()) && in(ticket.line()).waiting.add(ticket);
    }

    /** Whether somebody who came to this line now would be sent away. */
    boolean full(Line line) {
        return !workerFree(line) && waiting(line) >= in(line).places;
    }

    /** Takes somebody who gives up out of the line; nothing happens if it was their turn already. */
    boolean leave(Ticket<?> ticket) {
        return in(ticket.line()).waiting.remove(ticket);
    }

    /** Whose work has to begin now. Those who waited too long are sent away on the way there. */
    Optional<Ticket<?>> next(long now) {
        for (var line : Line.values()) {
            while (workerFree(line) && waiting(line) > 0) {
                var first = in(line).waiting.remove();
                if (!first.expired(now)) {
                    in(line).running++;
                    return Optional.of(first);
                }
                first.sendAway();
            }
        }
        return Optional.empty();
    }

    /** Somebody's work is over. Then {@link #next} has to be asked. */
    void over(Line line) {
        in(line).running--;
    }

    void sendAllAway() {
        for (var standing : standings.values()) {
            standing.waiting.forEach(Ticket::sendAway);
            standing.waiting.clear();
        }
    }

    int waiting(Line line) {
        return in(line).waiting.size();
    }

    int running(Line line) {
        return in(line).running;
    }

    /** Others count known devices as well: what is left over is theirs. */
    private boolean workerFree(Line line) {
        return (line == Line.KNOWN_DEVICE ? running(line) : running()) < workers;
    }

    private int running() {
        return standings.values().stream()
                .mapToInt(standing -> standing.running)
                .sum();
    }

    private Standing in(Line line) {
        return Objects.requireNonNull(standings.get(line));
    }
}
