package genkan.gate;

import genkan.gate.GateKey.Name;
import genkan.gate.Guess.Secret;
import genkan.gate.Standing.KnownNetwork;
import genkan.gate.Standings.Kept;
import genkan.gate.WrongPasswords.Forgotten;
import genkan.secret.Randomness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Decides whether an attempt may be evaluated (R018 to R022). It knows nothing about members: what was typed is counted
 * whether or not such a member exists, so SS503 tells nobody anything.
 *
 * <p>What is held against a User ID is exact over all nodes and restarts ({@link Standings}). What only saves work or
 * slows a network down is in this process's memory: the last wrong passwords, the popular ones, the networks' scores.
 */
public final class Gate {

    /** A time further away than a limit lasts and clocks differ was written by a clock that was wrong. */
    private static final long CLOCKS_DIFFER = Duration.ofHours(2).toMillis();

    private static final long A_DAY = Duration.ofDays(1).toMillis();

    private static final int POPULAR_COSTS = 5;

    private final Standings standings;
    private final GateKey key;
    private final GateProperties limits;
    private final Clock clock;

    private final WrongPasswords wrong = new WrongPasswords();
    private final Ladder ladder;
    private final Sources sources;
    private final Marks remembered = new Marks();

    Gate(Standings standings, GateKey key, GateProperties limits, Randomness randomness, Clock clock) {
        this.standings = standings;
        this.key = key;
        this.limits = limits;
        this.clock = clock;
        this.ladder = new Ladder(randomness);
        this.sources = new Sources(limits, randomness.number());
    }

    /**
     * Asks to evaluate one attempt, which counts as failed at once: however many arrive together, on however many nodes,
     * no more than the limit are let through.
     *
     * @param room whether another password of this lane can be evaluated now
     */
    public Passage enter(Guess guess, Predicate<Lane> room) {
        var ticket = ticket(guess);
        return onKnownDevice(guess, ticket, room).orElseGet(() -> fromElsewhere(ticket, room));
    }

    /** The attempt was right; it costs nothing, and the networks it came from are the better for it. */
    public void succeeded(Passage.Open passage, Supplier<Stream<Secret>> likelySlips) {
        var ticket = passage.ticket();
        var now = clock.millis();
        settle(ticket, standing -> right(ticket, standing, now));
        if (passage.lane() == Lane.KNOWN_DEVICE) {
            remember(ticket, now);
        }
        sources.credited(ticket.networks(), ticket.userId().number(), now);
        forgive(ticket, likelySlips, now);
    }

    /** The attempt was wrong. */
    public void failed(Passage.Open passage) {
        var ticket = passage.ticket();
        var now = clock.millis();
        wrong.put(ticket.side().number(), ticket.password().number(), ticket.popular(), now);
        ladder.step(ticket.password().rungs());
        if (passage.lane() == Lane.STRANGER) {
            sources.held(ticket.networks(), ticket.popular() ? POPULAR_COSTS : 1, now);
        }
    }

    /** A repeated password was evaluated, because the member's had been changed, and was wrong again. */
    public void failedAgain(Passage.Repeated passage) {
        var ticket = passage.ticket();
        wrong.put(ticket.side().number(), ticket.password().number(), ticket.popular(), clock.millis());
    }

    /** A repeated password was evaluated, because the member's had been changed, and is right now. */
    public void succeededAtLast(Passage.Repeated passage) {
        wrong.forget(
                passage.ticket().side().number(), passage.ticket().password().number());
    }

    /** The attempt was let through but could not be evaluated: it is as if it had not been made. */
    public void notEvaluated(Passage.Open passage) {
        var ticket = passage.ticket();
        settle(ticket, standing -> givenBack(ticket, standing).uncounted(passage.lane()));
    }

    /** What is in this process's memory. */
    Memory memory() {
        return new Memory(wrong.accounts(), wrong.bytes(), sources.known(), sources.bytes());
    }

    private Ticket ticket(Guess guess) {
        var networks = guess.networks();
        var password = key.password(guess.password());
        var strangers = key.side(guess.userId(), null);
        return new Ticket(
                strangers,
                strangers,
                password,
                networks,
                key.network(guess.userId(), networks.getFirst()),
                guess.widelyKnown() || ladder.popular(password.rungs()),
                null);
    }

    /** Empty if there is none, or if it has failed too often in a row to be better than a stranger. */
    private Optional<Passage> onKnownDevice(Guess guess, Ticket anywhere, Predicate<Lane> room) {
        if (guess.device() == null) {
            return Optional.empty();
        }
        var ticket = anywhere.at(key.side(guess.userId(), guess.device()));
        var repeated = repeated(ticket);
        if (!room.test(Lane.KNOWN_DEVICE)) {
            return Optional.of(new Passage.NoRoom());
        }
        // Nearly always nothing is held against a device, and then one statement does.
        var kept = repeated.isPresent() ? find(ticket, limits.knownDevice(), clock.millis()) : Optional.<Kept>empty();
        while (true) {
            var now = clock.millis();
            var standing = kept.map(Kept::standing).orElse(Standing.CLEAN);
            if (standing.row().closed(now)) {
                return Optional.empty();
            }
            var bucket = standing.bucket();
            if (!bucket.holds(ticket.tries(), limits.knownDevice(), now)) {
                return Optional.of(closedUntil(bucket.holdsFrom(ticket.tries(), limits.knownDevice())));
            }
            if (repeated.isPresent()) {
                return Optional.of(repeated(Lane.KNOWN_DEVICE, ticket, repeated));
            }
            var counted = standing.with(bucket.without(ticket.tries(), limits.knownDevice(), now))
                    .counted(Lane.KNOWN_DEVICE, limits, now);
            var written = write(ticket.side(), kept, counted, now);
            if (written.isPresent()) {
                return Optional.of(open(ticket, Lane.KNOWN_DEVICE, written.get()));
            }
            kept = find(ticket, limits.knownDevice(), now);
        }
    }

    private Passage fromElsewhere(Ticket ticket, Predicate<Lane> room) {
        var repeated = repeated(ticket);
        while (true) {
            var now = clock.millis();
            var kept = find(ticket, limits.strangers(), now);
            var standing = kept.map(Kept::standing).orElse(Standing.CLEAN);
            var network = standing.network(
                    ticket.network(), now - limits.networkRemembered().toMillis());
            var lane = network.isPresent() ? Lane.KNOWN_NETWORK : Lane.STRANGER;
            if (!room.test(lane)) {
                return new Passage.NoRoom();
            }
            var closed = closedUntil(ticket, standing, network, now);
            if (closed > now) {
                return closedUntil(closed);
            }
            if (repeated.isPresent()) {
                return repeated(lane, ticket, repeated);
            }
            var taken = network.map(known -> standing.with(
                            known.with(known.bucket().without(ticket.tries(), limits.knownNetwork(), now))))
                    .orElseGet(() -> standing.with(standing.bucket().without(ticket.tries(), limits.strangers(), now)));
            var written = write(ticket.side(), kept, taken.counted(lane, limits, now), now);
            if (written.isPresent()) {
                return open(ticket, lane, written.get());
            }
        }
    }

    /** When an attempt from outside the known devices will be evaluated, in milliseconds since 1970. */
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

    /**
     * Looked at only as long as tries are left. To whom none are, this would tell which passwords others got wrong lately,
     * as often as they like; and a member's wrong ones are close to the right one.
     */
    private OptionalLong repeated(Ticket ticket) {
        return wrong.since(ticket.side().number(), ticket.password().number());
    }

    private static Passage.Repeated repeated(Lane lane, Ticket ticket, OptionalLong since) {
        return new Passage.Repeated(lane, ticket, Instant.ofEpochMilli(since.getAsLong()));
    }

    private static Passage.Open open(Ticket ticket, Lane lane, Kept standing) {
        return new Passage.Open(lane, ticket.counted(lane, standing));
    }

    private static Passage.Closed closedUntil(long millis) {
        return new Passage.Closed(Instant.ofEpochMilli(millis));
    }

    /** What is held now; what a wrong clock wrote is set right for good, or it would hold as long as the clock erred. */
    private Optional<Kept> find(Ticket ticket, Allowance allowance, long now) {
        var kept = standings.find(ticket.side().text());
        var standing = kept.map(found -> found.standing().setRight(allowance, limits, now, CLOCKS_DIFFER));
        return standing.equals(kept.map(Kept::standing))
                ? kept
                : standing.flatMap(right -> write(ticket.side(), kept, right, now));
    }

    private Optional<Kept> write(Name side, Optional<Kept> seen, Standing standing, long now) {
        var written = seen.map(kept -> standings.replace(side.text(), kept, standing, now))
                .orElseGet(() -> standings.add(side.text(), standing, now));
        var version = seen.map(kept -> kept.version() + 1).orElse(0);
        return written ? Optional.of(new Kept(standing, version)) : Optional.empty();
    }

    private Standing givenBack(Ticket ticket, Standing standing) {
        return switch (counted(ticket).lane()) {
            case KNOWN_DEVICE -> standing.with(standing.bucket().with(ticket.tries(), limits.knownDevice()));
            case STRANGER -> standing.with(standing.bucket().with(ticket.tries(), limits.strangers()));
            case KNOWN_NETWORK ->
                standing.network(ticket.network(), 0)
                        .map(known ->
                                standing.with(known.with(known.bucket().with(ticket.tries(), limits.knownNetwork()))))
                        .orElse(standing);
        };
    }

    private Standing right(Ticket ticket, Standing standing, long now) {
        var lane = counted(ticket).lane();
        var cleared = givenBack(ticket, standing).cleared(lane);
        return lane == Lane.KNOWN_DEVICE ? cleared : cleared.with(seen(ticket, cleared, now));
    }

    private static KnownNetwork seen(Ticket ticket, Standing standing, long now) {
        var bucket = standing.network(ticket.network(), 0).map(KnownNetwork::bucket);
        return new KnownNetwork(ticket.network(), bucket.orElse(Bucket.FULL), now);
    }

    /** Changes the standing where the attempt was counted, however it has changed since. */
    private void settle(Ticket ticket, UnaryOperator<Standing> change) {
        var side = ticket.side().text();
        Optional<Kept> kept = Optional.of(counted(ticket).standing());
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

    private static Ticket.Counted counted(Ticket ticket) {
        return Objects.requireNonNull(ticket.counted());
    }

    /**
     * The network of a known device becomes one of the member's, once a day; and the member being there ends the row of
     * failures that would close to known networks.
     */
    private void remember(Ticket ticket, long now) {
        var today = ticket.userId().number() ^ ticket.network() ^ Mixing.of(now / A_DAY);
        var side = ticket.userId();
        // Whoever was not tried at this node needs no look at what others failed.
        var tried = wrong.knows(ticket.userId().number());
        while (tried || !remembered.holds(today)) {
            var kept = standings.find(side.text());
            var standing = kept.map(Kept::standing).orElse(Standing.CLEAN);
            if (remembered.holds(today) && standing.all().equals(Row.NONE)) {
                return;
            }
            var cleared = standing.clearedElsewhere();
            if (write(side, kept, cleared.with(seen(ticket, cleared, now)), now).isPresent()) {
                remembered.put(today);
                return;
            }
        }
    }

    /** Wrong passwords that were slips in typing the right one are not held against the network. */
    private void forgive(Ticket ticket, Supplier<Stream<Secret>> likelySlips, long now) {
        wrong.forget(ticket.side().number(), ticket.password().number());
        var account = ticket.userId().number();
        if (!wrong.knows(account)) {
            return;
        }
        likelySlips.get().forEach(slip -> {
            var forgotten = wrong.forget(account, key.password(slip).number());
            if (forgotten != Forgotten.NOTHING) {
                sources.givenBack(ticket.networks(), forgotten == Forgotten.DEAR ? POPULAR_COSTS : 1, now);
            }
        });
    }

    /**
     * What is in a process's memory.
     *
     * @param userIds with wrong passwords
     * @param userIdBytes what they take
     * @param networks with a score
     * @param networkBytes what they take
     */
    record Memory(int userIds, long userIdBytes, int networks, long networkBytes) {}
}
