package genkan.recovery;

import genkan.member.MemberId;
import genkan.recovery.Stage.Choosing;
import genkan.recovery.Stage.Ended;
import genkan.recovery.Stage.Proved;
import genkan.recovery.Stage.Proving;
import genkan.recovery.Stage.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One browser's way back in, from the claim to the one thing that it was begun for. These are all its rules, and they are
 * pure: whatever happens to it makes another one, or the same where it must not happen.
 *
 * <p>Nothing about an identity is shown or changed without {@link #permit}, and whoever uses the permit keeps what
 * {@link #spent} returns in the same transaction, so that it is used once (idea 3 of ARCHITECTURE.md).
 *
 * @param id the browser's cookie names it; random
 * @param claim what was claimed, sealed; codes sent are counted by it
 * @param candidates whom the claim may mean, at least one, at most {@value #MOST_CANDIDATES}
 * @param call the telephone check that waits, or has been waited for; null for none
 * @param wrongCodes how many codes were typed that nobody was sent
 */
record Recovery(
        long id,
        Purpose purpose,
        Instant begunAt,
        String claim,
        List<Candidate> candidates,
        Stage stage,
        @Nullable Long call,
        @Nullable Instant mailedAt,
        int wrongCodes) {

    static final int MOST_CANDIDATES = 8;

    /** Long enough for a letter from the drawer, short enough for a family's computer. */
    static final Duration LASTS = Duration.ofMinutes(30);

    /** How long something proved may be used (NIST SP 800-63B-4, 3.1.3 and 4.2.1.2). */
    static final Duration USABLE = Duration.ofMinutes(10);

    private static final int MOST_WRONG_CODES = 5;

    Recovery {
        candidates = List.copyOf(candidates);
    }

    /** Somebody claims to be one of these members; none of them if the claim means nobody. */
    static Recovery begun(long id, Purpose purpose, String claim, Collection<MemberId> claimed, Instant now) {
        var candidates =
                claimed.stream().map(Candidate::of).limit(MOST_CANDIDATES).toList();
        var somebodyOrNobody = candidates.isEmpty() ? List.of(Candidate.of(MemberId.NOBODY)) : candidates;
        return new Recovery(id, purpose, now, claim, somebodyOrNobody, new Proving(), null, null, 0);
    }

    /** Whether proofs are still taken. */
    boolean open(Instant now) {
        return (stage instanceof Proving || stage instanceof Choosing)
                && !begunAt.isAfter(now)
                && now.isBefore(begunAt.plus(LASTS));
    }

    /** Something was shown that these members, and nobody else, can show. Whom the claim does not mean is left out. */
    Recovery shown(Proof proof, Set<MemberId> by, Policy policy, Instant now) {
        if (!open(now)) {
            return this;
        }
        return with(candidate ->
                        candidate.somebody() && by.contains(candidate.member()) ? candidate.with(proof) : candidate)
                .settled(policy, now);
    }

    /** The one of those proved by the same thing who is really here. */
    Recovery chosen(MemberId member, Policy policy, Instant now) {
        var proved = candidates.stream()
                .filter(candidate -> candidate.member().equals(member) && candidate.provedSomething())
                .toList();
        if (!open(now) || !(stage instanceof Choosing) || proved.isEmpty()) {
            return this;
        }
        return at(new Proving()).of(proved).settled(policy, now);
    }

    /** Who proves enough now, if it is clear who is here. */
    private Recovery settled(Policy policy, Instant now) {
        var proved = candidates.stream().filter(Candidate::provedSomething).toList();
        if (proved.size() > 1) {
            return at(new Choosing());
        }
        return proved.stream()
                .filter(candidate -> policy.metBy(candidate.shown()))
                .findFirst()
                .map(candidate -> at(new Proved(candidate.member(), now)))
                .orElse(this);
    }

    /** The member for whom the purpose may be fulfilled, now and here; empty if there is none. */
    Optional<MemberId> permit(Purpose wanted, Instant now) {
        return purpose == wanted
                        && stage instanceof Proved(var member, var at)
                        && !at.isAfter(now)
                        && now.isBefore(at.plus(USABLE))
                ? Optional.of(member)
                : Optional.empty();
    }

    /**
     * What is left once the permit was used.
     *
     * @throws IllegalStateException if there is none
     */
    Recovery spent(Instant now) {
        var member = permit(purpose, now).orElseThrow(() -> new IllegalStateException("Nothing was proved"));
        return at(new Spent(member, now));
    }

    /** The browser waits for this call, and for no earlier one. */
    Recovery waitingFor(long check) {
        return new Recovery(id, purpose, begunAt, claim, candidates, stage, check, mailedAt, wrongCodes);
    }

    /** A code has left for each candidate. */
    Recovery mailed(UnaryOperator<Candidate> sent, Instant now) {
        var all = candidates.stream().map(sent).toList();
        return new Recovery(id, purpose, begunAt, claim, all, stage, call, now, wrongCodes);
    }

    /** A code was typed that is none of those sent: after some of them no more are looked at. */
    Recovery wrongCode() {
        var stays = wrongCodes + 1 < MOST_WRONG_CODES ? stage : new Ended();
        return new Recovery(id, purpose, begunAt, claim, candidates, stays, call, mailedAt, wrongCodes + 1);
    }

    Recovery ended() {
        return stage instanceof Spent ? this : at(new Ended());
    }

    /** What has been shown by whoever is here; the mark of the browser too. */
    Set<Proof> shownSoFar() {
        return candidates.stream()
                .filter(Candidate::provedSomething)
                .findFirst()
                .map(Candidate::shown)
                .orElse(Set.of());
    }

    private Recovery at(Stage reached) {
        return new Recovery(id, purpose, begunAt, claim, candidates, reached, call, mailedAt, wrongCodes);
    }

    private Recovery of(List<Candidate> fewer) {
        return new Recovery(id, purpose, begunAt, claim, fewer, stage, call, mailedAt, wrongCodes);
    }

    private Recovery with(UnaryOperator<Candidate> change) {
        return of(candidates.stream().map(change).toList());
    }
}
