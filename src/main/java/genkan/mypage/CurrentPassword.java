package genkan.mypage;

import genkan.credential.Credentials;
import genkan.credential.Line;
import genkan.credential.Password;
import genkan.credential.Passwords;
import genkan.credential.TypedPassword;
import genkan.credential.TypingSlip;
import genkan.credential.Verdict;
import genkan.gate.Gate;
import genkan.gate.Lane;
import genkan.gate.Passage;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.session.SignedIn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The proof for every change that a session alone is not enough for: the current password. Guessing it here is counted
 * together with guessing it on the sign-in page of the same browser.
 */
@Component
class CurrentPassword {

    private static final String CURRENT_PASSWORD = "currentPassword";

    private final Gate gate;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Clock clock;

    CurrentPassword(Gate gate, Credentials credentials, Passwords passwords, Clock clock) {
        this.gate = gate;
        this.credentials = credentials;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Why the typed text does not prove the member; empty if it does. */
    List<Reason> refusals(SignedIn signedIn, String typed) {
        var password = Password.of(typed);
        if (password.length() == 0) {
            return List.of(ofCurrent(Code.SS400_BLANK));
        }
        if (password.tooLong()) {
            return List.of(ofCurrent(Code.SS400_TOO_LONG));
        }

        return switch (gate.enter(signedIn.userId().skeleton(), new Lane.KnownDevice(signedIn.deviceId()))) {
            case Passage.Closed closed -> List.of(Reason.limited(closed.minutesFrom(clock.instant())));
            case Passage.Open passage -> evaluate(signedIn, password, TypedPassword.slips(typed), passage);
        };
    }

    private List<Reason> evaluate(
            SignedIn signedIn, Password password, Iterable<TypingSlip> slips, Passage.Open passage) {
        // A member without a password proves nothing here, whatever is typed.
        var stored = credentials.find(signedIn.member()).map(credential -> credential.hash());
        return switch (passwords.verify(password, stored.orElse(passwords.nobodys()), Line.KNOWN_DEVICE)) {
            case Verdict.Busy() -> {
                gate.notEvaluated(passage);
                yield List.of(ofCurrent(Code.SY503_BUSY));
            }
            case Verdict.Matches()
            when stored.isPresent() -> {
                gate.succeeded(passage);
                yield List.of();
            }
            case Verdict.Matches(), Verdict.Differs() -> notConfirmed(slips);
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
