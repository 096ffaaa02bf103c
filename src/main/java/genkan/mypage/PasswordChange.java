package genkan.mypage;

import genkan.credential.Credentials;
import genkan.credential.Credentials.SetBy;
import genkan.credential.Password;
import genkan.credential.PasswordHash;
import genkan.credential.PasswordRules;
import genkan.credential.PasswordRules.Flaw;
import genkan.credential.Passwords;
import genkan.credential.Turn;
import genkan.member.Members;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.session.SignInMethod;
import genkan.session.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** A new password, from what was typed to the hash that is kept. Read it from top to bottom. */
@Service
class PasswordChange {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordChange.class);

    private final PasswordRules rules;
    private final Members members;
    private final CurrentPassword current;
    private final Passwords passwords;
    private final Credentials credentials;
    private final TransactionOperations transactions;
    private final Clock clock;

    PasswordChange(
            PasswordRules rules,
            Members members,
            CurrentPassword current,
            Passwords passwords,
            Credentials credentials,
            TransactionOperations transactions,
            Clock clock) {
        this.rules = rules;
        this.members = members;
        this.current = current;
        this.passwords = passwords;
        this.credentials = credentials;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the form sent; it never prints, as it holds what is still to become {@link Password}s. */
    record Typed(String current, String wanted, String again) {

        @Override
        public String toString() {
            return "Typed[hidden]";
        }
    }

    /**
     * Sets the password.
     *
     * @param address where it comes from
     * @param andThen what belongs to the change and is done with it or not at all
     * @return why it was not set; empty if it was
     */
    List<Reason> change(SignedIn signedIn, Typed typed, String address, Runnable andThen) {
        // What the texts show by themselves comes first: it uses up no try of the current password.
        var flaws = flaws(signedIn, typed);
        if (!flaws.isEmpty()) {
            return flaws;
        }
        var unproven =
                currentNeeded(signedIn) ? current.refusals(signedIn, typed.current(), address) : List.<Reason>of();
        if (!unproven.isEmpty()) {
            return unproven;
        }

        var wanted = Password.of(typed.wanted());
        // Only now, as before the proof it would confirm a guess.
        if (wanted.sameAs(Password.of(typed.current()))) {
            return List.of(Reason.of(Code.PW409));
        }
        return switch (passwords.hash(wanted)) {
            case Turn.Busy() -> List.of(Reason.of(Code.SY503_BUSY, "newPassword", Map.of()));
            case Turn.Taken(var hash) -> {
                set(signedIn, hash, andThen);
                yield List.of();
            }
        };
    }

    /** A passkey is a better proof than the password that it is to replace, which may be forgotten. */
    boolean currentNeeded(SignedIn signedIn) {
        return signedIn.method() != SignInMethod.PASSKEY || !signedIn.freshAt(clock.instant());
    }

    private List<Reason> flaws(SignedIn signedIn, Typed typed) {
        var member = members.find(signedIn.member()).orElseThrow();
        var known = Set.of(member.userId().canonical(), member.userId().name(), member.email());
        var flaws = rules.flaws(typed.wanted(), known);
        if (flaws.isEmpty() && !Password.of(typed.wanted()).sameAs(Password.of(typed.again()))) {
            return List.of(Reason.of(Code.PW422_REPEATED));
        }
        return flaws.stream().map(this::reason).toList();
    }

    private Reason reason(Flaw flaw) {
        return switch (flaw) {
            case TOO_LONG -> Reason.of(Code.SS400_TOO_LONG, "newPassword", Map.of());
            case TOO_SHORT -> Reason.of(Code.PW422_SHORT).with("n", String.valueOf(rules.shortest()));
            case FULL_WIDTH -> Reason.of(Code.PW422_FULL_WIDTH);
            case SPACES_AT_ENDS -> Reason.of(Code.PW422_FULL_WIDTH, "spaces", Map.of());
            case KNOWN_WORDS -> Reason.of(Code.PW422_SAME_AS_ID);
            case WIDELY_KNOWN -> Reason.of(Code.PW422_POPULAR);
        };
    }

    private void set(SignedIn signedIn, PasswordHash hash, Runnable andThen) {
        transactions.executeWithoutResult(_ -> {
            credentials.set(signedIn.member(), hash, clock.instant(), SetBy.MEMBER);
            andThen.run();
        });
        LOG.atInfo().addKeyValue("member", signedIn.member().reference()).log("A member set a new password");
    }
}
