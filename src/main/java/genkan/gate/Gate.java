package genkan.gate;

import genkan.gate.Guess.Secret;
import genkan.gate.WrongPasswords.Forgotten;
import genkan.secret.Randomness;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides whether an attempt may be evaluated (R018 to R022). It knows nothing about members: what was typed is counted
 * whether or not such a member exists, so SS503 tells nobody anything.
 *
 * <p>What is held against a User ID is exact over all nodes and restarts ({@link Standings}). What only saves work or
 * slows a network down is in this process's memory: the last wrong passwords, the popular ones, the networks' scores.
 */
public final class Gate {

    private static final int POPULAR_COSTS = 5;

    private final GateKey key;
    private final Clock clock;

    private final WrongPasswords wrong = new WrongPasswords();
    private final Ladder ladder;
    private final Sources sources;
    private final Sides sides;
    private final OnKnownDevice onKnownDevice;
    private final FromElsewhere fromElsewhere;

    Gate(Standings standings, GateKey key, GateProperties limits, Randomness randomness, Clock clock) {
        this.key = key;
        this.clock = clock;
        this.ladder = new Ladder(randomness);
        this.sources = new Sources(limits, randomness.number());
        this.sides = new Sides(standings, limits, clock);
        this.onKnownDevice = new OnKnownDevice(sides, standings, wrong, limits, clock);
        this.fromElsewhere = new FromElsewhere(sides, wrong, sources, limits, clock);
    }

    /**
     * Asks to evaluate one attempt, which counts as failed at once: however many arrive together, on however many nodes,
     * no more than the limit are let through.
     *
     * @param room whether another password of this lane can be evaluated now
     */
    public Passage enter(Guess guess, Predicate<Lane> room) {
        var ticket = ticket(guess);
        return Optional.ofNullable(guess.device())
                .flatMap(device -> onKnownDevice.enter(ticket.at(key.side(guess.userId(), device)), room))
                .orElseGet(() -> fromElsewhere.enter(ticket, room));
    }

    /** The attempt was right; it costs nothing, and the networks it came from are the better for it. */
    public void succeeded(Passage.Open passage, Supplier<Stream<Secret>> likelySlips) {
        var ticket = passage.ticket();
        var now = clock.millis();
        sides.settle(ticket, standing -> way(passage.lane()).afterRight(ticket, standing, now));
        if (passage.lane() == Lane.KNOWN_DEVICE) {
            onKnownDevice.remember(ticket, now);
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
        var lane = passage.lane();
        sides.settle(ticket, standing -> way(lane).givenBack(ticket, standing).uncounted(lane));
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

    private WayIn way(Lane lane) {
        return lane == Lane.KNOWN_DEVICE ? onKnownDevice : fromElsewhere;
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
