package genkan.mypage;

import genkan.mypage.TelephoneChanges.Change;
import genkan.notice.Kind;
import genkan.notice.MembershipLocked;
import genkan.notice.Notice;
import genkan.notice.Notices;
import genkan.phone.Asker;
import genkan.phone.Opening;
import genkan.phone.PhoneCheck;
import genkan.phone.PhoneCheck.State;
import genkan.phone.PhoneChecks;
import genkan.phone.PhoneNumber;
import genkan.phone.PhoneNumbers;
import genkan.phone.PhoneProperties;
import genkan.phone.RegisteredPhone;
import genkan.phone.RegisteredPhones;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.recovery.Holds;
import genkan.recovery.LockEnded;
import genkan.session.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A member's own telephones: one more, proved by a call from it, or one less. What is added counts only after a while, so
 * that whoever got in cannot take the account along by it.
 */
@Service
class Telephones {

    private static final Logger LOG = LoggerFactory.getLogger(Telephones.class);

    /** More than a household has. */
    private static final int MOST = 5;

    /** How texts differ from those of a recovery. */
    private static final String NEW = "newTelephone";

    private final RegisteredPhones phones;
    private final PhoneNumbers numbers;
    private final PhoneChecks calls;
    private final PhoneProperties properties;
    private final TelephoneChanges changes;
    private final CurrentPassword current;
    private final Holds holds;
    private final Notices notices;
    private final TransactionOperations transactions;
    private final Clock clock;

    Telephones(
            RegisteredPhones phones,
            PhoneNumbers numbers,
            PhoneChecks calls,
            PhoneProperties properties,
            TelephoneChanges changes,
            CurrentPassword current,
            Holds holds,
            Notices notices,
            TransactionOperations transactions,
            Clock clock) {
        this.phones = phones;
        this.numbers = numbers;
        this.calls = calls;
        this.properties = properties;
        this.changes = changes;
        this.current = current;
        this.holds = holds;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Who asks, as far as it is counted and told.
     *
     * @param formCookie what tells this browser from others
     * @param browser in words, for the notice
     */
    record Visitor(String address, String formCookie, String browser) {

        @Override
        public String toString() {
            return "Visitor[" + address + "]";
        }
    }

    List<RegisteredPhone> of(SignedIn signedIn) {
        return phones.of(signedIn.member());
    }

    /** The one of the member's telephones that goes by this name on his pages. */
    private Optional<RegisteredPhone> find(SignedIn signedIn, String reference) {
        return of(signedIn).stream()
                .filter(phone -> phones.reference(phone).equals(reference))
                .findFirst();
    }

    boolean passwordNeeded(SignedIn signedIn) {
        return !signedIn.freshAt(clock.instant());
    }

    /** Why nothing can be changed whatever is typed. */
    List<Reason> barred(SignedIn signedIn) {
        return holds.refusal(signedIn.member()).stream().toList();
    }

    /**
     * Begins to wait for a call from a new telephone.
     *
     * @return why it did not; empty if it did
     */
    List<Reason> add(SignedIn signedIn, String typed, String currentPassword, Visitor visitor) {
        var barred = barred(signedIn);
        if (!barred.isEmpty()) {
            return barred;
        }
        // What the text shows by itself comes first: it uses up no try of the current password.
        if (typed.isBlank()) {
            return List.of(Reason.of(Code.SS400_BLANK, "telephone", Map.of()));
        }
        var number = numbers.read(typed);
        if (number.isEmpty()) {
            return List.of(Reason.of(Code.PV422, "unreadable", Map.of()));
        }
        if (!numbers.accepted(number.get())) {
            return List.of(Reason.of(Code.PV422));
        }
        var unproven = unproven(signedIn, currentPassword, visitor);
        return unproven.isEmpty() ? add(signedIn, number.get(), visitor) : unproven;
    }

    private List<Reason> unproven(SignedIn signedIn, String currentPassword, Visitor visitor) {
        return passwordNeeded(signedIn) ? current.refusals(signedIn, currentPassword, visitor.address()) : List.of();
    }

    private List<Reason> add(SignedIn signedIn, PhoneNumber number, Visitor visitor) {
        // Only now: before the proof it would tell which numbers stand behind the asterisks.
        var registered = of(signedIn);
        if (registered.stream().anyMatch(phone -> phone.number().equals(number))) {
            return List.of(Reason.of(Code.PV422, "registered", Map.of()));
        }
        if (registered.size() >= MOST) {
            return List.of(Reason.of(Code.PV422, "full", Map.of("n", String.valueOf(MOST))));
        }
        changes.check(signedIn.member()).ifPresent(calls::cancel);
        return await(
                signedIn,
                number,
                visitor,
                check -> changes.begin(new Change(signedIn.member(), signedIn.sid(), check.id(), number)));
    }

    private List<Reason> await(SignedIn signedIn, PhoneNumber number, Visitor visitor, Consumer<PhoneCheck> opened) {
        var asker =
                new Asker("new telephone of " + signedIn.member().reference(), visitor.formCookie(), visitor.address());
        return switch (calls.openNew(signedIn.member(), number, asker)) {
            case Opening.Opened(var check) -> {
                opened.accept(check);
                yield List.of();
            }
            case Opening.NoLine() -> List.of(noLine());
            case Opening.TooMany(var until) -> List.of(Reason.tooOften(clock.instant(), until));
        };
    }

    /**
     * Waits for another call after the last came to nothing.
     *
     * @return why it does not; empty if it does, or there is nothing to wait for any more
     */
    List<Reason> again(SignedIn signedIn, Visitor visitor) {
        var change = changes.of(signedIn);
        if (change.isEmpty()) {
            return List.of();
        }
        calls.cancel(change.get().check());
        return await(signedIn, change.get().number(), visitor, check -> {
            if (!changes.waitFor(change.get(), check.id())) {
                calls.cancel(check.id());
            }
        });
    }

    /** A number that this session waits for a call from, and what came of it. */
    record Awaited(PhoneNumber number, PhoneCheck check) {}

    Optional<Awaited> awaited(SignedIn signedIn) {
        return changes.of(signedIn)
                .flatMap(change -> calls.findNew(change.member(), change.check())
                        .map(check -> new Awaited(change.number(), check)));
    }

    /** Registers the telephone that this session waited for, if it has called. True for one of all who see the call. */
    boolean take(SignedIn signedIn, Visitor visitor) {
        return barred(signedIn).isEmpty()
                && changes.of(signedIn)
                        .filter(this::called)
                        .filter(change -> register(change, visitor.browser()))
                        .isPresent();
    }

    private boolean called(Change change) {
        return calls.findNew(change.member(), change.check())
                .filter(check -> check.state() instanceof State.Confirmed)
                .isPresent();
    }

    private boolean register(Change change, String browser) {
        var member = change.member();
        var done = Boolean.TRUE.equals(transactions.execute(transaction -> {
            if (!changes.end(change) || !calls.spendNew(member, change.check())) {
                transaction.setRollbackOnly();
                return false;
            }
            var now = clock.instant();
            var from = now.plus(properties.activation());
            phones.register(member, change.number(), from, now);
            notices.tell(
                    member,
                    Notice.of(Kind.TELEPHONE_ADDED)
                            .with("from", from.toString())
                            .with("browser", browser));
            return true;
        }));
        if (done) {
            LOG.atInfo().addKeyValue("member", member.reference()).log("A member added a telephone");
        }
        return done;
    }

    /** Waits no longer. */
    void leave(SignedIn signedIn) {
        changes.of(signedIn).filter(changes::end).ifPresent(change -> calls.cancel(change.check()));
    }

    /**
     * Takes a telephone from the member.
     *
     * @return why it did not; empty if the member has it no longer
     */
    List<Reason> remove(SignedIn signedIn, String reference, String currentPassword, Visitor visitor) {
        var barred = barred(signedIn);
        if (!barred.isEmpty()) {
            return barred;
        }
        var unproven = unproven(signedIn, currentPassword, visitor);
        if (unproven.isEmpty()) {
            find(signedIn, reference).ifPresent(phone -> remove(phone, visitor.browser()));
        }
        return unproven;
    }

    private void remove(RegisteredPhone phone, String browser) {
        var member = phone.member();
        transactions.executeWithoutResult(_ -> {
            if (phones.remove(member, phone.number())) {
                notices.tell(member, Notice.of(Kind.TELEPHONE_REMOVED).with("browser", browser));
            }
        });
        LOG.atInfo().addKeyValue("member", member.reference()).log("A member removed a telephone");
    }

    /** At once, not when the lock ends: meanwhile it would have come to count. */
    @EventListener
    void on(MembershipLocked locked) {
        phones.removeWaiting(locked.member());
    }

    /** Not every lock began with a "not me". */
    @EventListener
    void on(LockEnded ended) {
        phones.removeWaiting(ended.member());
    }

    static Reason noLine() {
        return Reason.of(Code.PV503, NEW, Map.of());
    }

    static Reason late() {
        return Reason.of(Code.PV408, NEW, Map.of());
    }
}
