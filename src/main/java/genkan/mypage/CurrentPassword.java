package genkan.mypage;

import genkan.credential.Password;
import genkan.credential.PasswordProof;
import genkan.credential.PasswordProofs;
import genkan.credential.PasswordProofs.Claim;
import genkan.credential.TypedPassword;
import genkan.credential.TypingSlip;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.session.SignedIn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The proof for every change that a session alone is not enough for: the current password. Guessing it here is counted
 * together with guessing it on the sign-in page of the same browser.
 */
@Component
class CurrentPassword {

    private static final String CURRENT_PASSWORD = "currentPassword";

    private final PasswordProofs proofs;
    private final Clock clock;

    CurrentPassword(PasswordProofs proofs, Clock clock) {
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * Why the typed text does not prove the member; empty if it does.
     *
     * @param address where it comes from
     */
    List<Reason> refusals(SignedIn signedIn, String typed, String address) {
        var password = Password.of(typed);
        if (password.length() == 0) {
            return List.of(ofCurrent(Code.SS400_BLANK));
        }
        if (password.tooLong()) {
            return List.of(ofCurrent(Code.SS400_TOO_LONG));
        }

        var claim = new Claim(signedIn.userId().skeleton(), signedIn.deviceId(), address, signedIn.member(), password);
        return switch (proofs.ask(claim, () -> Optional.of(signedIn))) {
            case PasswordProof.Right<SignedIn> _ -> List.of();
            case PasswordProof.Wrong<SignedIn> _ -> notConfirmed(TypedPassword.slips(typed));
            case PasswordProof.Limited<SignedIn>(var opensAgain) ->
                List.of(Reason.limited(clock.instant(), opensAgain));
            case PasswordProof.Busy<SignedIn>() -> List.of(ofCurrent(Code.SY503_BUSY));
        };
    }

    private static List<Reason> notConfirmed(Iterable<TypingSlip> slips) {
        var reasons = new ArrayList<Reason>();
        reasons.add(ofCurrent(Code.SS401));
        for (var slip : slips) {
            reasons.add(
                    switch (slip) {
                        case FULL_WIDTH -> ofCurrent(Code.SS401_FULL_WIDTH);
                        case SPACES_AT_ENDS -> ofCurrent(Code.SS401_SPACES);
                        case JAPANESE_LETTERS -> ofCurrent(Code.SS401_JAPANESE);
                        case CAPS_LOCK_LIKELY -> Reason.of(Code.SS401_CAPS_LOCK, "likely", Map.of());
                        case LOOK_ALIKES -> Reason.of(Code.SS401_LOOK_ALIKES);
                    });
        }
        return reasons;
    }

    private static Reason ofCurrent(Code code) {
        return Reason.of(code, CURRENT_PASSWORD, Map.of());
    }
}
