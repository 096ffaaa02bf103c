package genkan.mypage;

import genkan.gate.Allowance;
import genkan.gate.Quotas;
import genkan.member.Members;
import genkan.member.Reading;
import genkan.member.UserId;
import genkan.member.UserIdRules;
import genkan.member.UserIds;
import genkan.notice.Kind;
import genkan.notice.Notice;
import genkan.notice.Notices;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.recovery.Holds;
import genkan.session.SignedIn;
import genkan.web.Operator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** A new User ID, from what was typed to the directory. Read it from top to bottom. */
@Service
class UserIdChange {

    private static final Logger LOG = LoggerFactory.getLogger(UserIdChange.class);

    /** How often a member may change the User ID in a fiscal year; changes by the operator are not counted. */
    private static final int MOST_IN_A_YEAR = 10;

    /** How many User IDs that are taken a member may ask for. */
    private static final Allowance TAKEN_ONES = new Allowance(10, Duration.ofHours(1));

    private final UserIdRules rules;
    private final UserIds userIds;
    private final Members members;
    private final CurrentPassword current;
    private final Holds holds;
    private final Quotas quotas;
    private final Notices notices;
    private final Operator operator;
    private final TransactionOperations transactions;
    private final Clock clock;

    UserIdChange(
            UserIdRules rules,
            UserIds userIds,
            Members members,
            CurrentPassword current,
            Holds holds,
            Quotas quotas,
            Notices notices,
            Operator operator,
            TransactionOperations transactions,
            Clock clock) {
        this.rules = rules;
        this.userIds = userIds;
        this.members = members;
        this.current = current;
        this.holds = holds;
        this.quotas = quotas;
        this.notices = notices;
        this.operator = operator;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the wish for another User ID came to. */
    sealed interface Outcome {

        /** It can be had, and is to be confirmed character by character. */
        record ToConfirm(UserId wanted, List<Reason> unproven) implements Outcome {}

        record Refused(List<Reason> reasons) implements Outcome {

            static Refused because(Reason reason) {
                return new Refused(List.of(reason));
            }
        }

        record Saved() implements Outcome {}
    }

    /** Why no name at all can be had now. */
    List<Reason> barred(SignedIn signedIn) {
        return holds.refusal(signedIn.member()).stream().toList();
    }

    /** Whether a name can be had; the sub-domain is the operator's and stays. */
    Outcome check(SignedIn signedIn, String typed) {
        var barred = barred(signedIn);
        if (!barred.isEmpty()) {
            return new Outcome.Refused(barred);
        }
        var own = signedIn.userId();
        var complete = typed.indexOf('@') < 0 && typed.indexOf('＠') < 0 ? typed + "@" + own.subdomain() : typed;
        return switch (rules.read(complete)) {
            case Reading.Mistaken _ -> Outcome.Refused.because(Reason.of(Code.ID422));
            case Reading.Understood understood
            when !understood.userId().subdomain().equals(own.subdomain()) ->
                Outcome.Refused.because(Reason.of(Code.ID422));
            case Reading.Understood understood -> check(signedIn, understood.userId());
        };
    }

    private Outcome check(SignedIn signedIn, UserId wanted) {
        var own = signedIn.userId();
        if (wanted.skeleton().equals(own.skeleton())) {
            return Outcome.Refused.because(Reason.of(Code.ID409, "current", Map.of()));
        }
        if (isNameOfMail(signedIn, wanted)) {
            return Outcome.Refused.because(Reason.of(Code.ID422, "mail", Map.of()));
        }
        if (used(signedIn) >= MOST_IN_A_YEAR) {
            return Outcome.Refused.because(Reason.of(Code.ID429));
        }
        return unavailable(signedIn, wanted)
                .<Outcome>map(Outcome.Refused::because)
                .orElseGet(() -> new Outcome.ToConfirm(wanted, List.of()));
    }

    /** Saves a User ID that {@link #check} lets through, against the current password, typed at this address in this browser. */
    Outcome save(SignedIn signedIn, String typed, String currentPassword, String address, String device) {
        return switch (check(signedIn, typed)) {
            case Outcome.ToConfirm possible -> {
                var unproven = current.refusals(signedIn, currentPassword, address);
                yield unproven.isEmpty()
                        ? save(signedIn, possible.wanted(), device)
                        : new Outcome.ToConfirm(possible.wanted(), unproven);
            }
            case Outcome.Refused refused -> refused;
            case Outcome.Saved saved -> saved;
        };
    }

    // Each step decides again in the database, since others may have saved in the meantime; a refusal undoes all.
    private Outcome save(SignedIn signedIn, UserId wanted, String device) {
        var outcome = transactions.<Outcome>execute(transaction -> {
            var saved = renamed(signedIn, wanted, device);
            if (!(saved instanceof Outcome.Saved)) {
                transaction.setRollbackOnly();
            }
            return saved;
        });
        if (outcome instanceof Outcome.Saved) {
            LOG.atInfo().addKeyValue("member", signedIn.member().reference()).log("A member changed the User ID");
        }
        return Objects.requireNonNull(outcome, "a transaction ends in an outcome");
    }

    private Outcome renamed(SignedIn signedIn, UserId wanted, String device) {
        var now = clock.instant();
        // First of all, as it makes the member's other changes wait for this one.
        if (!members.rename(signedIn.member(), signedIn.userId(), wanted, now)) {
            return Outcome.Refused.because(Reason.of(Code.SS409, "userId", Map.of()));
        }
        if (used(signedIn) >= MOST_IN_A_YEAR) {
            return Outcome.Refused.because(Reason.of(Code.ID429));
        }
        if (!userIds.replace(signedIn.userId(), wanted, signedIn.member(), now)) {
            return Outcome.Refused.because(Reason.of(Code.ID409));
        }
        notices.tell(signedIn.member(), Notice.of(Kind.USER_ID_CHANGED).with("browser", device));
        return new Outcome.Saved();
    }

    // Asking which IDs are taken is counted, so that nobody reads the directory this way; a free one costs nothing.
    private Optional<Reason> unavailable(SignedIn signedIn, UserId wanted) {
        var asking = "wanted by " + signedIn.member().reference();
        var usedUp = quotas.usedUpUntil(asking, TAKEN_ONES);
        if (usedUp.isEmpty() && !userIds.taken(wanted)) {
            return Optional.empty();
        }
        return usedUp.or(() -> quotas.use(asking, TAKEN_ONES))
                .map(until -> Reason.limited(clock.instant(), until))
                .or(() -> Optional.of(Reason.of(Code.ID409)));
    }

    private boolean isNameOfMail(SignedIn signedIn, UserId wanted) {
        var mail = members.find(signedIn.member()).orElseThrow().email().toLowerCase(Locale.ROOT);
        return mail.startsWith(wanted.name() + "@");
    }

    private int used(SignedIn signedIn) {
        return userIds.changedByMemberSince(signedIn.member(), FiscalYear.began(clock.instant(), operator.zone()));
    }
}
