package genkan.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import genkan.credential.RecoveryCodes;
import genkan.gate.Quotas;
import genkan.member.MemberId;
import genkan.notice.Notice;
import genkan.notice.Notices;
import genkan.phone.Asker;
import genkan.phone.Opening;
import genkan.phone.PhoneCheck;
import genkan.phone.PhoneCheck.State;
import genkan.phone.PhoneChecks;
import genkan.recovery.Recoveries.Kept;
import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import genkan.secret.Seal;
import genkan.session.KnownDevice;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets things happen to a recovery: a claim, a call, codes. Nothing here shows or changes anything about a member; that
 * is what {@link Acts} do with a permit.
 *
 * <p>A claim that means nobody takes the same statements as one that means somebody (idea 2 of ARCHITECTURE.md).
 */
@Service
class Recovering {

    private static final int CODE_DIGITS = 8;

    private final Recoveries recoveries;
    private final Claimants claimants;
    private final PhoneChecks calls;
    private final RecoveryCodes codes;
    private final Notices notices;
    private final Quotas quotas;
    private final RecoveryProperties properties;
    private final Seal seal;
    private final Randomness randomness;
    private final TransactionOperations transactions;
    private final Clock clock;

    Recovering(
            Recoveries recoveries,
            Claimants claimants,
            PhoneChecks calls,
            RecoveryCodes codes,
            Notices notices,
            Quotas quotas,
            RecoveryProperties properties,
            Seal seal,
            Randomness randomness,
            TransactionOperations transactions,
            Clock clock) {
        this.recoveries = recoveries;
        this.claimants = claimants;
        this.calls = calls;
        this.codes = codes;
        this.notices = notices;
        this.quotas = quotas;
        this.properties = properties;
        this.seal = seal;
        this.randomness = randomness;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How an attempt to begin ended. */
    sealed interface Beginning {

        /** The secret is for this browser's cookie. */
        record Begun(BearerSecret secret) implements Beginning {}

        record TooOften(Instant until) implements Beginning {}
    }

    /**
     * Begins, and waits for a call at once if there is a line.
     *
     * @param here the members who have signed in on this browser
     */
    Beginning begin(Purpose purpose, Claim claim, Visitor visitor, List<KnownDevice> here) {
        var tooOften = quotas.use("recovery from " + visitor.address(), properties.starts())
                .or(() -> quotas.use(
                        "recovery of " + claim.counted() + " from " + visitor.address(), properties.claims()));
        if (tooOften.isPresent()) {
            return new Beginning.TooOften(tooOften.get());
        }
        var claimed = claimants.of(claim);
        var id = randomness.number();
        var secret = BearerSecret.newFor(StoredRecoveries.reference(id), randomness);
        var signedInHere = here.stream()
                .filter(KnownDevice::signedIn)
                .map(KnownDevice::member)
                .collect(toSet());
        var counted = seal.seal(claimName(id), claim.counted().getBytes(UTF_8));
        var begun = Recovery.begun(id, purpose, counted, claimed, clock.instant())
                .shown(Proof.DEVICE, signedInHere, policy(purpose), clock.instant());
        recoveries.add(secret, begun);
        var _ = call(new Kept(begun, 0), visitor);
        return new Beginning.Begun(secret);
    }

    /** The browser's recovery as it is now, a call that came in meanwhile included; empty if it has none. */
    Optional<Kept> now(BearerSecret secret) {
        return recoveries.find(secret).map(kept -> called(secret, kept));
    }

    /** The browser's recovery as it was last kept. */
    Optional<Recovery> seen(BearerSecret secret) {
        return recoveries.find(secret).map(Kept::recovery);
    }

    /** The call that is waited for. */
    Optional<PhoneCheck> waitedFor(Recovery recovery) {
        return Optional.ofNullable(recovery.call()).flatMap(calls::find);
    }

    private Kept called(BearerSecret secret, Kept kept) {
        var recovery = kept.recovery();
        if (!recovery.open(clock.instant())) {
            return kept;
        }
        var check = waitedFor(recovery);
        return switch (check.map(PhoneCheck::state).orElse(null)) {
            case State.Confirmed confirmed -> called(secret, kept, check.get().id(), confirmed);
            // By another tab of this browser, after the recovery was read here.
            case State.Used() -> recoveries.find(secret).orElse(kept);
            case null, default -> kept;
        };
    }

    private Kept called(BearerSecret secret, Kept kept, long check, State.Confirmed confirmed) {
        var proof = confirmed.keyed() ? Proof.KEYED_CALL : Proof.CALL;
        var taken = changed(
                kept,
                recovery -> withCodeIfMissing(shown(recovery, proof, confirmed.members())),
                () -> calls.spend(check));
        // Another tab of this browser was quicker, with this very call.
        return taken.or(() -> recoveries.find(secret)).orElse(kept);
    }

    /**
     * Whoever has called and has to show one more thing is sent it unasked: one page less. Calls are counted, so these
     * codes are.
     */
    private Recovery withCodeIfMissing(Recovery recovery) {
        if (!(recovery.stage() instanceof Stage.Proving)
                || recovery.mailedAt() != null
                || !policy(recovery.purpose()).takes(Proof.MAIL_CODE)) {
            return recovery;
        }
        return recovery.mailed(
                candidate -> candidate.provedSomething() ? mailed(recovery, candidate) : candidate, clock.instant());
    }

    private Recovery shown(Recovery recovery, Proof proof, Set<MemberId> by) {
        return recovery.shown(proof, by, policy(recovery.purpose()), clock.instant());
    }

    /** Waits for a call: a first one, or another one after the last came to nothing. */
    CallOpening call(Kept kept, Visitor visitor) {
        var recovery = kept.recovery();
        if (!recovery.open(clock.instant())) {
            return new CallOpening.Waiting();
        }
        if (recovery.call() != null) {
            calls.cancel(recovery.call());
        }
        return switch (calls.open(claimed(recovery), asker(recovery, visitor))) {
            case Opening.NoLine() -> new CallOpening.NoLine();
            case Opening.TooMany(var until) -> new CallOpening.TooOften(until);
            case Opening.Opened(var check) -> {
                if (changed(kept, waiting -> waiting.waitingFor(check.id()), () -> true)
                        .isEmpty()) {
                    calls.cancel(check.id());
                }
                yield new CallOpening.Waiting();
            }
        };
    }

    /** A browser that the member has signed in on is counted by itself: strangers must not use up the member's tries. */
    private Asker asker(Recovery recovery, Visitor visitor) {
        var known = recovery.candidates().stream()
                .filter(candidate -> candidate.shown().contains(Proof.DEVICE))
                .map(candidate -> " known as " + candidate.member().reference())
                .findFirst()
                .orElse("");
        return new Asker(counted(recovery) + known, visitor.browser(), visitor.address());
    }

    /** What became of the wish to wait for a call. */
    sealed interface CallOpening {
        record Waiting() implements CallOpening {}

        record NoLine() implements CallOpening {}

        record TooOften(Instant until) implements CallOpening {}
    }

    private static List<MemberId> claimed(Recovery recovery) {
        return recovery.candidates().stream()
                .filter(Candidate::somebody)
                .map(Candidate::member)
                .toList();
    }

    /**
     * Sends each candidate a code, nobody too.
     *
     * @return when another may be sent, if none may be now
     */
    Optional<Instant> mail(Kept kept) {
        var recovery = kept.recovery();
        if (!recovery.open(clock.instant()) || !policy(recovery.purpose()).takes(Proof.MAIL_CODE)) {
            return Optional.empty();
        }
        var tooOften = quotas.use("recovery mail of " + counted(recovery), properties.codes());
        if (tooOften.isPresent()) {
            return tooOften;
        }
        var _ = changed(kept, now -> now.mailed(candidate -> mailed(recovery, candidate), clock.instant()), () -> true);
        return Optional.empty();
    }

    /** What was claimed, not whom it means: what is counted must not tell whether it means anybody. */
    private String counted(Recovery recovery) {
        return seal.open(claimName(recovery.id()), recovery.claim())
                .map(counted -> new String(counted, UTF_8))
                .orElseThrow(() -> new IllegalStateException("The claim was sealed with a key that is not here"));
    }

    private static String claimName(long id) {
        return "recovery " + id;
    }

    private Candidate mailed(Recovery recovery, Candidate candidate) {
        var code = newCode();
        notices.tell(candidate.member(), Notice.ofCode(code));
        return candidate.mailed(seal.seal(sealName(recovery, candidate), code.getBytes(UTF_8)));
    }

    private String newCode() {
        return "%08d".formatted(randomness.source().nextInt(100_000_000));
    }

    private static String sealName(Recovery recovery, Candidate candidate) {
        return claimName(recovery.id()) + " " + candidate.member().reference();
    }

    /**
     * Takes a typed code: one that was mailed, saved or sent by letter.
     *
     * @return whether it was one of a candidate's
     */
    boolean typed(Kept kept, String code) {
        var recovery = kept.recovery();
        if (!recovery.open(clock.instant())) {
            return false;
        }
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            var proofs = proofs(recovery, code);
            var changed = recovery;
            for (var proof : proofs.entrySet()) {
                changed = shown(changed, proof.getKey(), proof.getValue());
            }
            if (proofs.isEmpty()) {
                changed = recovery.wrongCode();
            }
            if (!recoveries.replace(kept, changed)) {
                // A code that was used up is given back: it proved something to a state that is gone.
                transaction.setRollbackOnly();
                return false;
            }
            return !proofs.isEmpty();
        }));
    }

    private Map<Proof, Set<MemberId>> proofs(Recovery recovery, String typed) {
        var proofs = new EnumMap<Proof, Set<MemberId>>(Proof.class);
        for (var candidate : recovery.candidates()) {
            proof(recovery, candidate, typed)
                    .ifPresent(proof ->
                            proofs.computeIfAbsent(proof, _ -> new HashSet<>()).add(candidate.member()));
        }
        return proofs;
    }

    private Optional<Proof> proof(Recovery recovery, Candidate candidate, String typed) {
        var kept = codes.spend(candidate.member(), typed).map(kind -> switch (kind) {
            case SAVED -> Proof.SAVED_CODE;
            case LETTER -> Proof.LETTER;
        });
        var mailed = candidate.mailCode() != null && isMailed(recovery, candidate, candidate.mailCode(), typed);
        return kept.or(() -> mailed ? Optional.of(Proof.MAIL_CODE) : Optional.empty());
    }

    private boolean isMailed(Recovery recovery, Candidate candidate, String sealed, String typed) {
        var digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\D", "");
        return seal.open(sealName(recovery, candidate), sealed)
                .filter(code -> digits.length() == CODE_DIGITS)
                .filter(code -> MessageDigest.isEqual(code, digits.getBytes(UTF_8)))
                .isPresent();
    }

    /** Says which of those proved by the same thing is really here. */
    void choose(Kept kept, MemberId member) {
        var _ = changed(
                kept,
                recovery -> withCodeIfMissing(recovery.chosen(member, policy(recovery.purpose()), clock.instant())),
                () -> true);
    }

    /** Something was said that is not so; as with codes, only so often. */
    void wrong(Kept kept) {
        var _ = changed(kept, Recovery::wrongCode, () -> true);
    }

    /** The member leaves; nothing that was shown is of use any more. */
    void leave(Kept kept) {
        if (kept.recovery().call() != null) {
            calls.cancel(kept.recovery().call());
        }
        var _ = changed(kept, Recovery::ended, () -> true);
    }

    private Policy policy(Purpose purpose) {
        return properties.policy(purpose);
    }

    /** Both or neither: the recovery is changed, and what belongs to it is done. */
    private Optional<Kept> changed(Kept kept, UnaryOperator<Recovery> change, BooleanSupplier andThen) {
        return Optional.ofNullable(transactions.execute(transaction -> {
            var changed = change.apply(kept.recovery());
            if (andThen.getAsBoolean() && recoveries.replace(kept, changed)) {
                return new Kept(changed, kept.version() + 1);
            }
            transaction.setRollbackOnly();
            return null;
        }));
    }

    /**
     * Who asks, as far as it is counted.
     *
     * @param browser what tells this browser from others
     */
    record Visitor(String address, String browser) {

        @Override
        public String toString() {
            return "Visitor[" + address + "]";
        }
    }
}
