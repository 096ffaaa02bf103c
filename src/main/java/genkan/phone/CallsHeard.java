package genkan.phone;

import genkan.member.MemberId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Finds the page that a call is for. Who called is kept nowhere, and what came of it is only counted. */
@Component
class CallsHeard implements Calls {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final StoredChecks checks;
    private final PhoneNumbers numbers;
    private final DialledNumbers dialled;
    private final PhoneDigests digests;
    private final ToldOnce told;
    private final Changes changes;
    private final TransactionOperations transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    CallsHeard(
            StoredChecks checks,
            PhoneNumbers numbers,
            DialledNumbers dialled,
            PhoneDigests digests,
            ToldOnce told,
            Changes changes,
            TransactionOperations transactions,
            MeterRegistry meters,
            Clock clock) {
        this.checks = checks;
        this.numbers = numbers;
        this.dialled = dialled;
        this.digests = digests;
        this.told = told;
        this.changes = changes;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /** What came of a call, for the metrics. */
    enum Result {
        MATCHED,
        /** Told before, or the page has been called already. */
        AGAIN,
        LATE,
        /** Whoever is waited for calls, and is asked for the code. */
        ASKED,
        WRONG_CODE,
        /** Nobody waits for a call from there on that number. */
        UNEXPECTED,
        /** The telephone was taken from the member meanwhile. */
        NOT_REGISTERED,
        WITHHELD,
        UNAVAILABLE,
        DIVERTED,
        UNPROVEN,
        NOT_A_NUMBER,
        NOT_OURS
    }

    @Override
    public void arrived(InboundCall call) {
        count(call, result(call));
    }

    private Result result(InboundCall call) {
        var to = dialled.ours(call.called());
        if (to.isEmpty()) {
            return Result.NOT_OURS;
        }
        return switch (call.caller()) {
            case Caller.Shown(var number) ->
                numbers.read(number).map(from -> shown(call, from, to.get())).orElse(Result.NOT_A_NUMBER);
            case Caller.Withheld() -> notShown(Result.WITHHELD, to.get());
            case Caller.Unavailable() -> notShown(Result.UNAVAILABLE, to.get());
            case Caller.Diverted() -> Result.DIVERTED;
            case Caller.Unproven() -> Result.UNPROVEN;
        };
    }

    private Result shown(InboundCall call, PhoneNumber from, PhoneNumber to) {
        var now = clock.instant();
        var awaited = checks.awaited(digests.of(from), to, now);
        if (awaited.isEmpty()) {
            return Result.UNEXPECTED;
        }
        var first = awaited.getFirst();
        if (!now.isBefore(first.until())) {
            return Result.LATE;
        }
        var members = awaited.stream()
                .map(StoredChecks.Awaited::holder)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        if (members.isEmpty()) {
            return Result.NOT_REGISTERED;
        }
        var result = switch (call.keyed()) {
            case Keyed.NotAsked() -> once(call, "call", () -> confirmed(first.check(), members, false, now));
            case Keyed.Nothing() -> Result.ASKED;
            case Keyed.Digits digits -> once(call, "code", () -> keyed(digits, first.check(), members, now));
        };
        if (result == Result.MATCHED || result == Result.WRONG_CODE) {
            changes.tell(first.check());
        }
        return result;
    }

    /** However often we are told; so one call is one try at the code. */
    private Result once(InboundCall call, String what, Supplier<Result> act) {
        return Objects.requireNonNull(transactions.execute(
                _ -> told.first(call.trunk(), what + " " + call.callId(), REMEMBERED) ? act.get() : Result.AGAIN));
    }

    private Result keyed(Keyed.Digits digits, long check, Set<MemberId> members, Instant now) {
        var code = checks.codeToTry(check, now);
        if (code.isEmpty()) {
            return Result.AGAIN;
        }
        if (!code.get().is(digits)) {
            checks.miskeyed(check);
            return Result.WRONG_CODE;
        }
        return confirmed(check, members, true, now);
    }

    private Result confirmed(long check, Set<MemberId> members, boolean keyed, Instant now) {
        return checks.confirm(check, members, keyed, now) ? Result.MATCHED : Result.AGAIN;
    }

    private Result notShown(Result why, PhoneNumber to) {
        checks.withheld(to, clock.instant()).forEach(changes::tell);
        return why;
    }

    private void count(InboundCall call, Result result) {
        meters.counter(
                        "genkan.phone.calls",
                        "trunk",
                        call.trunk(),
                        "result",
                        result.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .increment();
    }
}
