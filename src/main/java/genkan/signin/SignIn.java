package genkan.signin;

import genkan.activity.SignInRecord.Result;
import genkan.credential.PasswordProof;
import genkan.credential.PasswordProofs;
import genkan.credential.PasswordProofs.Claim;
import genkan.gate.Lane;
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
import genkan.reason.Reason;
import genkan.session.Devices;
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
    private final PasswordProofs proofs;
    private final Devices devices;
    private final Reasons reasons;
    private final Ledger ledger;

    SignIn(
            UserIdRules rules,
            UserIds userIds,
            Members members,
            PasswordProofs proofs,
            Devices devices,
            Reasons reasons,
            Ledger ledger) {
        this.rules = rules;
        this.userIds = userIds;
        this.members = members;
        this.proofs = proofs;
        this.devices = devices;
        this.reasons = reasons;
        this.ledger = ledger;
    }

    Outcome attempt(Attempt attempt) {
        var slip = reasons.inTyping(attempt);
        return switch (rules.read(attempt.userId())) {
            case Reading.Mistaken mistaken -> notCounted(attempt, Reasons.inUserId(attempt, mistaken));
            case Reading.Understood _ when slip.isPresent() -> notCounted(attempt, slip.get());
            case Reading.Understood(var userId, var folded) -> attempt(attempt, userId, folded);
        };
    }

    private Outcome attempt(Attempt attempt, UserId userId, Set<Folding> folded) {
        var assignment = userIds.find(userId);
        var device = deviceOf(assignment, attempt.known());
        // Nobody stands in for the member of an unknown or retired User ID, so that it costs the same look-ups and
        // hash.
        var owner = assignment
                .filter(UserIdAssignment::active)
                .map(UserIdAssignment::member)
                .orElse(MemberId.NOBODY);
        var claim = new Claim(
                userId.skeleton(),
                device.map(KnownDevice::deviceId).orElse(null),
                attempt.source().address(),
                owner,
                attempt.password());

        return switch (proofs.ask(claim, () -> members.find(owner).filter(Member::stillOne))) {
            case PasswordProof.Busy<Member>() -> notCounted(attempt, Reason.of(Code.SY503_BUSY));
            case PasswordProof.Limited<Member>(var opensAgain) -> {
                ledger.refused(attempt.arrival(), assignment.map(UserIdAssignment::member), Result.LIMITED, Code.SS503);
                yield Outcome.Refused.because(reasons.limited(opensAgain));
            }
            case PasswordProof.Wrong<Member>(var lane) -> notConfirmed(attempt, assignment, stillKnown(device, lane));
            case PasswordProof.Right<Member>(var member, var lane) -> {
                stillKnown(device, lane);
                yield admit(attempt, member, folded);
            }
        };
    }

    private Outcome admit(Attempt attempt, Member member, Set<Folding> folded) {
        return Entrance.bar(member)
                .<Outcome>map(code -> barred(attempt, member, code))
                .orElseGet(() -> new Outcome.Accepted(member, folded));
    }

    /** A device on which too much was wrong in a row is no better than a stranger's, and forgotten for good. */
    private Optional<KnownDevice> stillKnown(Optional<KnownDevice> device, Lane lane) {
        if (lane == Lane.KNOWN_DEVICE) {
            return device;
        }
        device.ifPresent(worn -> devices.forget(worn.member(), worn.deviceId()));
        return Optional.empty();
    }

    private Outcome notConfirmed(Attempt attempt, Optional<UserIdAssignment> assignment, Optional<KnownDevice> device) {
        ledger.refused(attempt.arrival(), assignment.map(UserIdAssignment::member), Result.FAILED, Code.SS401);
        return reasons.notConfirmed(attempt, assignment, device);
    }

    private Outcome barred(Attempt attempt, Member member, Code code) {
        ledger.barred(attempt.arrival(), member, code);
        return Outcome.Refused.barred(code);
    }

    private Outcome notCounted(Attempt attempt, Reason reason) {
        ledger.notCounted(attempt.arrival(), reason.code());
        return Outcome.Refused.because(reason);
    }

    private static Optional<KnownDevice> deviceOf(Optional<UserIdAssignment> assignment, List<KnownDevice> known) {
        return assignment.flatMap(of -> known.stream()
                .filter(device -> device.member().equals(of.member()))
                .findFirst());
    }
}
