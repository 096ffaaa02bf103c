package genkan.signin;

import genkan.activity.SignInRecord.Result;
import genkan.credential.Credentials;
import genkan.credential.PasswordCredential;
import genkan.credential.Passwords;
import genkan.credential.Verdict;
import genkan.gate.Gate;
import genkan.gate.Lane;
import genkan.gate.Passage;
import genkan.member.Member;
import genkan.member.MemberId;
import genkan.member.Members;
import genkan.member.Reading;
import genkan.member.Reading.Folding;
import genkan.member.UserId;
import genkan.member.UserIdAssignment;
import genkan.member.UserIdRules;
import genkan.member.UserIds;
import genkan.reason.Code;
import genkan.reason.Evidence;
import genkan.reason.Reason;
import genkan.session.KnownDevice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * The attempt to sign in, from what was typed to the member or the reasons. Read it from top to bottom.
 *
 * <p>From the gate on, an unknown User ID takes the same steps as a known one: the same statements, one hash, the same
 * answer (idea 2 of ARCHITECTURE.md).
 */
@Service
class SignIn {

    private final UserIdRules rules;
    private final UserIds userIds;
    private final Members members;
    private final Gate gate;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Reasons reasons;
    private final Ledger ledger;

    SignIn(
            UserIdRules rules,
            UserIds userIds,
            Members members,
            Gate gate,
            Credentials credentials,
            Passwords passwords,
            Reasons reasons,
            Ledger ledger) {
        this.rules = rules;
        this.userIds = userIds;
        this.members = members;
        this.gate = gate;
        this.credentials = credentials;
        this.passwords = passwords;
        this.reasons = reasons;
        this.ledger = ledger;
    }

    Outcome attempt(Attempt attempt) {
        var slip = reasons.inTyping(attempt);
        return switch (rules.read(attempt.userId())) {
            case Reading.Mistaken mistaken -> notCounted(attempt, reasons.inUserId(attempt, mistaken));
            case Reading.Understood _ when slip.isPresent() -> notCounted(attempt, slip.get());
            case Reading.Understood(var userId, var folded) -> attempt(attempt, userId, folded);
        };
    }

    private Outcome attempt(Attempt attempt, UserId userId, Set<Folding> folded) {
        var assignment = userIds.find(userId);
        var device = deviceOf(assignment, attempt.known());

        return switch (gate.enter(userId.skeleton(), lane(device))) {
            case Passage.Closed closed -> {
                ledger.refused(attempt, assignment, Result.LIMITED, Code.SS503);
                yield Outcome.Refused.because(reasons.limited(closed));
            }
            case Passage.Open passage -> evaluate(attempt, passage, assignment, device, folded);
        };
    }

    private Outcome evaluate(
            Attempt attempt,
            Passage.Open passage,
            Optional<UserIdAssignment> assignment,
            Optional<KnownDevice> device,
            Set<Folding> folded) {
        // Nobody's credential stands in for an unknown or retired User ID, so that it costs the same look-up and hash.
        var owner = assignment.filter(UserIdAssignment::active).map(UserIdAssignment::member);
        var stored = credentials.find(owner.orElse(MemberId.NOBODY));
        var verdict = passwords.verify(
                attempt.password(), stored.map(credential -> credential.hash()).orElse(passwords.nobodys()));

        return switch (verdict) {
            case Verdict.Busy() -> {
                gate.notEvaluated(passage);
                yield notCounted(attempt, Reason.of(Code.SY503_BUSY));
            }
            case Verdict.Matches() ->
                members.find(owner.orElse(MemberId.NOBODY))
                        .filter(Member::stillOne)
                        .map(member -> admit(attempt, passage, member, stored, folded))
                        .orElseGet(() -> notConfirmed(attempt, assignment, device));
            case Verdict.Differs() -> notConfirmed(attempt, assignment, device);
        };
    }

    private Outcome admit(
            Attempt attempt,
            Passage.Open passage,
            Member member,
            Optional<PasswordCredential> stored,
            Set<Folding> folded) {
        gate.succeeded(passage);
        stored.ifPresent(before -> passwords.renewLater(member.id(), attempt.password(), before.hash()));
        return switch (member.status()) {
            case ACTIVE -> new Outcome.Accepted(member, folded);
            case SUSPENDED -> barred(attempt, member, Code.SS403);
            case DORMANT -> barred(attempt, member, Code.SS451);
            case WITHDRAWN -> throw new IllegalArgumentException("Somebody who has left is not let in");
        };
    }

    private Outcome notConfirmed(Attempt attempt, Optional<UserIdAssignment> assignment, Optional<KnownDevice> device) {
        ledger.refused(attempt, assignment, Result.FAILED, Code.SS401);
        return reasons.notConfirmed(attempt, assignment, device);
    }

    private Outcome barred(Attempt attempt, Member member, Code code) {
        ledger.barred(attempt, member, code);
        return new Outcome.Refused(Evidence.PASSWORD, List.of(Reason.of(code)));
    }

    private Outcome notCounted(Attempt attempt, Reason reason) {
        ledger.notCounted(attempt, reason.code());
        return Outcome.Refused.because(reason);
    }

    private static Optional<KnownDevice> deviceOf(Optional<UserIdAssignment> assignment, List<KnownDevice> known) {
        return assignment.flatMap(of -> known.stream()
                .filter(device -> device.member().equals(of.member()))
                .findFirst());
    }

    private static Lane lane(Optional<KnownDevice> device) {
        return device.<Lane>map(known -> new Lane.KnownDevice(known.deviceId())).orElseGet(Lane.Stranger::new);
    }
}
