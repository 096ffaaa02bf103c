package genkan.mypage;

import genkan.credential.RecoveryCode;
import genkan.credential.RecoveryCodes;
import genkan.credential.RecoveryCodes.Kind;
import genkan.gate.Allowance;
import genkan.gate.Quotas;
import genkan.notice.Notice;
import genkan.notice.Notices;
import genkan.reason.Reason;
import genkan.recovery.Holds;
import genkan.session.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** A new code to keep for the day on which nothing else is known, from the wish for one to the notice of it. */
@Service
class NewRecoveryCode {

    private static final Logger LOG = LoggerFactory.getLogger(NewRecoveryCode.class);

    /** Each one is a mail to every address of the member. */
    private static final Allowance MAKING = new Allowance(5, Duration.ofHours(1));

    private final RecoveryCodes codes;
    private final CurrentPassword current;
    private final Holds holds;
    private final Quotas quotas;
    private final Notices notices;
    private final TransactionOperations transactions;
    private final Clock clock;

    NewRecoveryCode(
            RecoveryCodes codes,
            CurrentPassword current,
            Holds holds,
            Quotas quotas,
            Notices notices,
            TransactionOperations transactions,
            Clock clock) {
        this.codes = codes;
        this.current = current;
        this.holds = holds;
        this.quotas = quotas;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the wish for a code came to. */
    sealed interface Outcome {

        record Made(RecoveryCode code) implements Outcome {}

        record Refused(List<Reason> reasons) implements Outcome {

            static Refused because(Reason reason) {
                return new Refused(List.of(reason));
            }
        }
    }

    /** Since when the member has one. */
    Optional<Instant> madeAt(SignedIn signedIn) {
        return codes.madeAt(signedIn.member(), Kind.SAVED);
    }

    boolean passwordNeeded(SignedIn signedIn) {
        return !signedIn.freshAt(clock.instant());
    }

    /** Why none can be made whatever is typed. */
    List<Reason> barred(SignedIn signedIn) {
        return holds.refusal(signedIn.member()).stream().toList();
    }

    /**
     * Makes one in place of the last.
     *
     * @param currentPassword as typed, where it is needed
     * @param address where it comes from
     * @param browser in words, for the notice
     */
    Outcome make(SignedIn signedIn, String currentPassword, String address, String browser) {
        var barred = barred(signedIn);
        if (!barred.isEmpty()) {
            return new Outcome.Refused(barred);
        }
        if (passwordNeeded(signedIn)) {
            var unproven = current.refusals(signedIn, currentPassword, address);
            if (!unproven.isEmpty()) {
                return new Outcome.Refused(unproven);
            }
        }
        return quotas.use("recovery codes of " + signedIn.member().reference(), MAKING)
                .<Outcome>map(until -> Outcome.Refused.because(Reason.tooOften(clock.instant(), until)))
                .orElseGet(() -> new Outcome.Made(made(signedIn, browser)));
    }

    private RecoveryCode made(SignedIn signedIn, String browser) {
        var code = transactions.execute(_ -> {
            var fresh = codes.make(signedIn.member(), Kind.SAVED);
            notices.tell(
                    signedIn.member(), Notice.of(genkan.notice.Kind.CODES_MADE).with("browser", browser));
            return fresh;
        });
        LOG.atInfo().addKeyValue("member", signedIn.member().reference()).log("A member made a recovery code");
        return Objects.requireNonNull(code, "a transaction ends in a code");
    }
}
