package genkan.recovery;

import genkan.phone.CallCode;
import genkan.phone.PhoneCheck;
import genkan.phone.PhoneNumbers;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.FormPage;
import genkan.web.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Show that it is you: the number to call, and the other ways.
 *
 * @param policy what is enough
 * @param shown what has been shown so far
 * @param call the call that is waited for; null for none
 * @param callsAvailable whether a telephone line is up
 * @param mailed whether a code was sent, if there is anybody to send it to
 * @param still whether the member has asked that the page does not look for the call by itself
 * @param refusals why the last step was refused
 */
public record ProvePage(
        Purpose purpose,
        Policy policy,
        Set<Proof> shown,
        @Nullable Call call,
        boolean callsAvailable,
        boolean mailed,
        boolean still,
        Target target,
        List<Reason> refusals)
        implements FormPage {

    /**
     * A number to call.
     *
     * @param number as people write it
     * @param e164 for the link
     * @param qr the same for a telephone beside this screen
     * @param secondsLeft to call
     * @param code to be keyed in when somebody answers; null if no line asks for it
     */
    public record Call(
            String number,
            String e164,
            Qr qr,
            long secondsLeft,
            @Nullable CallCode code,
            State state) {

        /** What came of the waiting so far. */
        public enum State {
            WAITING,
            /** A call came, without its number (PV412). */
            WITHHELD,
            /** A call came, and another code than this was keyed in (PV401). */
            WRONG_CODE,
            /** The same for the last time. */
            MISKEYED,
            /** Nobody called in time (PV408). */
            LATE,
            /** Another browser waits for the same telephone (PV409). */
            CONFLICT,
            /** It came. */
            CONFIRMED;

            /** How the page and its events name it. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }

            /** What the page shows of where the check stands. */
            public static State of(PhoneCheck.State state) {
                return switch (state) {
                    case PhoneCheck.State.Waiting waiting when waiting.wrongCode() -> WRONG_CODE;
                    case PhoneCheck.State.Waiting waiting -> waiting.withheldSeen() ? WITHHELD : WAITING;
                    case PhoneCheck.State.Miskeyed() -> MISKEYED;
                    case PhoneCheck.State.Confirmed _, PhoneCheck.State.Used() -> CONFIRMED;
                    case PhoneCheck.State.Late(), PhoneCheck.State.Cancelled() -> LATE;
                    case PhoneCheck.State.Conflict() -> CONFLICT;
                };
            }
        }

        /** What is shown of a check. */
        public static Call of(PhoneCheck check, PhoneNumbers numbers, Instant now) {
            return new Call(
                    numbers.national(check.dialled()),
                    check.dialled().e164(),
                    Qr.of("tel:" + check.dialled().e164()),
                    Math.max(0, Duration.between(now, check.until()).toSeconds()),
                    check.code(),
                    State.of(check.state()));
        }

        /** What came of the call, if that has to be said; {@code late} if nobody called in time. */
        public Optional<Reason> reason(Reason late) {
            return switch (state) {
                case WITHHELD -> Optional.of(Reason.of(Code.PV412));
                case WRONG_CODE, MISKEYED -> Optional.of(Reason.of(Code.PV401, "keyed", Map.of()));
                case LATE -> Optional.of(late);
                case CONFLICT -> Optional.of(Reason.of(Code.PV409));
                case WAITING, CONFIRMED -> Optional.empty();
            };
        }

        public boolean waits() {
            return state == State.WAITING || state == State.WITHHELD || state == State.WRONG_CODE;
        }

        /** What to dial so that the own number is sent along with it. */
        public String withOwnNumber() {
            return "186" + number.replaceAll("\\D", "");
        }

        /** The code digit by digit, so that nobody hears a number of six figures; empty if there is none. */
        public String codeReadOut() {
            return code == null ? "" : String.join(" ", code.digits().split(""));
        }

        /** As clocks write it: {@code 2:05}. */
        public String timeLeft() {
            return "%d:%02d".formatted(secondsLeft / 60, secondsLeft % 60);
        }
    }

    /** Why the last step was refused, and what came of the call. */
    @Override
    public List<Reason> reasons() {
        var reasons = new ArrayList<>(refusals);
        if (!callsAvailable) {
            reasons.add(Reason.of(Code.PV503));
        } else if (call != null) {
            call.reason(Reason.of(Code.PV408)).ifPresent(reasons::add);
        }
        return reasons.stream().distinct().toList();
    }

    /** The page is shown as it should; what is refused is a part of it. */
    @Override
    public int status() {
        return refusals.isEmpty() ? 200 : refusals.getFirst().code().status();
    }

    /** Whether the page waits for a call now. */
    public boolean waits() {
        return callsAvailable && call != null && call.waits();
    }

    /** Whether the page looks by itself where no script runs; not while somebody types a code. */
    public boolean refreshes() {
        return waits() && !still && !mailed && refusals.isEmpty();
    }

    /** Where the recovery goes on. */
    public String now() {
        return target.addedTo(RecoveryController.NOW);
    }

    /** What has been shown and may be told: the mark of the browser is told to nobody. */
    public List<Proof> told() {
        return shown.stream().filter(proof -> proof != Proof.DEVICE).sorted().toList();
    }

    /** Whether a call was taken already, so that something else is still to be shown. */
    public boolean called() {
        return shown.contains(Proof.CALL) || shown.contains(Proof.KEYED_CALL);
    }

    /** Whether the last thing typed was a code that nobody was sent. */
    public boolean wrongCode() {
        return refusals.stream().anyMatch(reason -> reason.code() == Code.PV401);
    }

    /** Whether a mailed code is of any use. */
    public boolean takesMail() {
        return policy.takes(Proof.MAIL_CODE) && !shown.contains(Proof.MAIL_CODE);
    }

    /** Whether a code that the member has at home is. */
    public boolean takesKeptCodes() {
        return policy.takes(Proof.SAVED_CODE) || policy.takes(Proof.LETTER);
    }

    /** Whether a call proves enough by itself, or needs a second thing. */
    public boolean callIsEnough() {
        return policy.takesAlone(call != null && call.code() != null ? Proof.KEYED_CALL : Proof.CALL);
    }

    @Override
    public String template() {
        return "recovery/prove.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.prove.title";
    }
}
