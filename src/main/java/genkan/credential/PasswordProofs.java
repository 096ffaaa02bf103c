package genkan.credential;

import genkan.gate.Gate;
import genkan.gate.Guess;
import genkan.gate.Lane;
import genkan.gate.Passage;
import genkan.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The only way to have a typed password evaluated: behind the gate, in its turn, and with the same steps whether or not
 * there is a member whose it could be (idea 2 of ARCHITECTURE.md).
 */
@Service
public class PasswordProofs {

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final Gate gate;
    private final Credentials credentials;
    private final Passwords passwords;

    PasswordProofs(Gate gate, Credentials credentials, Passwords passwords) {
        this.gate = gate;
        this.credentials = credentials;
        this.passwords = passwords;
    }

    /**
     * What somebody typed, who is to be believed if it is right.
     *
     * @param userId what the typed User ID folds to, look-alikes folded too
     * @param device the device of this very member that the browser's mark names; null for everybody else
     * @param address where it comes from
     * @param member whose password it has to be; {@link MemberId#NOBODY} for a User ID that is nobody's
     */
    public record Claim(String userId, @Nullable Long device, String address, MemberId member, Password password) {}

    /**
     * Evaluates the password, once, if the gate lets it.
     *
     * @param who asked if the password is right; if the answer is empty it is as good as wrong
     */
    public <T> PasswordProof<T> ask(Claim claim, Supplier<Optional<T>> who) {
        var guess = new Guess(
                claim.userId(),
                claim.device(),
                claim.address(),
                claim.password()::digest,
                claim.password().widelyKnown());
        return switch (gate.enter(guess, lane -> !passwords.full(line(lane)))) {
            case Passage.Closed(var opensAgain) -> new PasswordProof.Limited<>(opensAgain);
            case Passage.NoRoom() -> new PasswordProof.Busy<>();
            case Passage.Repeated repeated -> again(claim, repeated, who);
            case Passage.Open open -> evaluate(claim, open, who);
        };
    }

    private <T> PasswordProof<T> evaluate(Claim claim, Passage.Open passage, Supplier<Optional<T>> who) {
        var stored = credentials.find(claim.member());
        return switch (verify(claim, stored, passage.lane())) {
            case Verdict.Busy() -> {
                gate.notEvaluated(passage);
                yield new PasswordProof.Busy<>();
            }
            case Verdict.Differs() -> wrong(passage);
            case Verdict.Matches() ->
                who.get().map(one -> right(claim, stored, passage, one)).orElseGet(() -> wrong(passage));
        };
    }

    private <T> PasswordProof<T> right(Claim claim, Optional<PasswordCredential> stored, Passage.Open passage, T who) {
        stored.ifPresent(before -> passwords.renewLater(claim.member(), claim.password(), before.hash()));
        gate.succeeded(passage, () -> LikelySlips.of(claim.password()).map(slip -> slip::digest));
        return new PasswordProof.Right<>(who, passage.lane());
    }

    private <T> PasswordProof<T> wrong(Passage.Open passage) {
        gate.failed(passage);
        return new PasswordProof.Wrong<>(passage.lane());
    }

    /** What was wrong lately is so still, and costs no hash, unless the member has another password by now. */
    private <T> PasswordProof<T> again(Claim claim, Passage.Repeated passage, Supplier<Optional<T>> who) {
        var lane = passage.lane();
        var stored = credentials.find(claim.member());
        if (stored.filter(credential -> changedAt(credential).isAfter(passage.since()))
                .isEmpty()) {
            return new PasswordProof.Wrong<>(lane);
        }
        return switch (verify(claim, stored, lane)) {
            case Verdict.Busy() -> new PasswordProof.Busy<>();
            case Verdict.Differs() -> {
                gate.failedAgain(passage);
                yield new PasswordProof.Wrong<>(lane);
            }
            case Verdict.Matches() -> {
                gate.succeededAtLast(passage);
                yield who.get()
                        .<PasswordProof<T>>map(one -> new PasswordProof.Right<>(one, lane))
                        .orElseGet(() -> new PasswordProof.Wrong<>(lane));
            }
        };
    }

    /** On another node, whose clock may be behind ours. */
    private static Instant changedAt(PasswordCredential credential) {
        return credential.changedAt().plus(CLOCKS_DIFFER);
    }

    private Verdict verify(Claim claim, Optional<PasswordCredential> stored, Lane lane) {
        // Nobody's hash stands in where there is none, so that it costs the same.
        var hash = stored.map(PasswordCredential::hash).orElseGet(passwords::nobodys);
        var verdict = passwords.verify(claim.password(), hash, line(lane));
        return stored.isEmpty() && verdict instanceof Verdict.Matches ? new Verdict.Differs() : verdict;
    }

    private static Line line(Lane lane) {
        return switch (lane) {
            case KNOWN_DEVICE -> Line.KNOWN_DEVICE;
            case KNOWN_NETWORK -> Line.KNOWN_NETWORK;
            case STRANGER -> Line.STRANGER;
        };
    }
}
