package genkan.signin;

import genkan.credential.Credentials;
import genkan.credential.TypingSlip;
import genkan.member.Members;
import genkan.member.Reading;
import genkan.member.UserIdAssignment;
import genkan.reason.Code;
import genkan.reason.Evidence;
import genkan.reason.Reason;
import genkan.session.KnownDevice;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why an attempt was refused, as far as the one who made it may know. */
@Component
class Reasons {

    private static final String USER_ID = Mistakes.USER_ID;
    private static final String FORMER_USER_ID = "formerUserId";
    private static final String PASSWORD = "password";

    private final Members members;
    private final Credentials credentials;
    private final Clock clock;

    Reasons(Members members, Credentials credentials, Clock clock) {
        this.members = members;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** A User ID that cannot be anyone's. */
    static Reason inUserId(Attempt attempt, Reading.Mistaken mistaken) {
        return Mistakes.inUserId(mistaken, attempt.password().length() == 0 ? "both" : USER_ID);
    }

    /** A slip that the typed password shows by itself (J1 to J7), unless the member said that it is meant so. */
    Optional<Reason> inTyping(Attempt attempt) {
        var password = attempt.password();
        if (password.length() == 0) {
            return Optional.of(Reason.of(Code.SS400_BLANK, PASSWORD, Map.of()));
        }
        if (password.tooLong()) {
            return Optional.of(Reason.of(Code.SS400_TOO_LONG, PASSWORD, Map.of()));
        }
        if (attempt.asTyped()) {
            return Optional.empty();
        }
        var slips = attempt.slips();
        if (slips.contains(TypingSlip.JAPANESE_LETTERS)) {
            return Optional.of(Reason.of(Code.SS401_JAPANESE, PASSWORD, Map.of()));
        }
        if (slips.contains(TypingSlip.FULL_WIDTH)) {
            return Optional.of(Reason.of(Code.SS401_FULL_WIDTH, PASSWORD, Map.of()));
        }
        if (slips.contains(TypingSlip.SPACES_AT_ENDS)) {
            return Optional.of(Reason.of(Code.SS401_SPACES, PASSWORD, Map.of()));
        }
        return attempt.capsLock() ? Optional.of(Reason.of(Code.SS401_CAPS_LOCK, PASSWORD, Map.of())) : Optional.empty();
    }

    /** SS503 with the wait, rounded up. */
    Reason limited(Instant opensAgain) {
        return Reason.limited(clock.instant(), opensAgain);
    }

    /** The pair was wrong: what anyone may read, and what this browser's mark or the typed text adds to it. */
    Outcome.Refused notConfirmed(Attempt attempt, Optional<UserIdAssignment> assignment, Optional<KnownDevice> device) {
        var reasons = new ArrayList<Reason>();
        reasons.add(Reason.of(Code.SS401));
        device.map(known -> sinceLastSignIn(assignment.orElseThrow(), known))
                .or(() -> attempt.known().stream().findFirst().flatMap(this::anotherId))
                .ifPresent(reasons::add);
        hints(attempt).forEach(reasons::add);
        return new Outcome.Refused(evidence(attempt, device), reasons);
    }

    private static Evidence evidence(Attempt attempt, Optional<KnownDevice> device) {
        if (device.isPresent()) {
            return Evidence.KNOWN_DEVICE;
        }
        return attempt.known().isEmpty() ? Evidence.NONE : Evidence.KNOWN_BROWSER;
    }

    // When, never the new ID: the browser may be shared (evidence E2 and E3).
    private Reason sinceLastSignIn(UserIdAssignment typed, KnownDevice device) {
        if (typed.until() != null) {
            return changed(typed.until().isAfter(device.lastSignIn()) ? USER_ID : FORMER_USER_ID, typed.until());
        }
        return credentials
                .find(device.member())
                .map(credential -> credential.changedAt())
                .filter(changedAt -> changedAt.isAfter(device.lastSignIn()))
                .map(changedAt -> changed(PASSWORD, changedAt))
                .orElseGet(() -> Reason.of(Code.SS401_PASSWORD));
    }

    private static Reason changed(String what, Instant at) {
        return Reason.of(Code.SS401_CHANGED, what, Map.of("date", at.toString()));
    }

    private Optional<Reason> anotherId(KnownDevice device) {
        return members.find(device.member())
                .map(member -> Reason.of(Code.SS401_OTHER_ID)
                        .with("masked", member.userId().masked()));
    }

    private static List<Reason> hints(Attempt attempt) {
        var slips = attempt.slips();
        var hints = new ArrayList<Reason>();
        if (slips.contains(TypingSlip.CAPS_LOCK_LIKELY)) {
            hints.add(Reason.of(Code.SS401_CAPS_LOCK, "likely", Map.of()));
        }
        if (slips.contains(TypingSlip.LOOK_ALIKES)) {
            hints.add(Reason.of(Code.SS401_LOOK_ALIKES));
        }
        return hints;
    }
}
