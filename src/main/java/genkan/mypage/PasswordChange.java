package genkan.mypage;

import genkan.credential.Credentials;
import genkan.credential.Credentials.SetBy;
import genkan.credential.NewPassword;
import genkan.credential.Password;
import genkan.credential.PasswordHash;
import genkan.credential.RecoveryCodes;
import genkan.credential.Turn;
import genkan.member.Members;
import genkan.notice.Kind;
import genkan.notice.Notice;
import genkan.notice.Notices;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.session.SignInMethod;
import genkan.session.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** A new password, from what was typed to the hash that is kept. Read it from top to bottom. */
@Service
class PasswordChange {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordChange.class);

    private final NewPassword newPassword;
    private final Members members;
    private final CurrentPassword current;
    private final Credentials credentials;
    private final RecoveryCodes codes;
    private final Notices notices;
    private final TransactionOperations transactions;
    private final Clock clock;

    PasswordChange(
            NewPassword newPassword,
            Members members,
            CurrentPassword current,
            Credentials credentials,
            RecoveryCodes codes,
            Notices notices,
            TransactionOperations transactions,
            Clock clock) {
        this.newPassword = newPassword;
        this.members = members;
        this.current = current;
        this.credentials = credentials;
        this.codes = codes;
        this.notices = notices;
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
     * @param device the browser in words, for the notice
     * @param andThen what belongs to the change and is done with it or not at all
     * @return why it was not set; empty if it was
     */
    List<Reason> change(SignedIn signedIn, Typed typed, String address, String device, Runnable andThen) {
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
        return switch (newPassword.hash(wanted)) {
            case Turn.Busy() -> List.of(Reason.of(Code.SY503_BUSY, "newPassword", Map.of()));
            case Turn.Taken(var hash) -> {
                set(signedIn, hash, device, andThen);
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
        return newPassword.flaws(typed.wanted(), typed.again(), member.knownToOthers());
    }

    private void set(SignedIn signedIn, PasswordHash hash, String device, Runnable andThen) {
        transactions.executeWithoutResult(_ -> {
            credentials.set(signedIn.member(), hash, clock.instant(), SetBy.MEMBER);
            codes.forgetYoung(signedIn.member());
            andThen.run();
            notices.tell(signedIn.member(), Notice.of(Kind.PASSWORD_SET).with("browser", device));
        });
        LOG.atInfo().addKeyValue("member", signedIn.member().reference()).log("A member set a new password");
    }
}
