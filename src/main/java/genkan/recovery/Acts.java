package genkan.recovery;

import genkan.activity.Places;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecord.Result;
import genkan.activity.SignInRecords;
import genkan.credential.Credentials;
import genkan.credential.Credentials.SetBy;
import genkan.credential.NewPassword;
import genkan.credential.Password;
import genkan.credential.PasswordHash;
import genkan.credential.RecoveryCodes;
import genkan.credential.Turn;
import genkan.member.Member;
import genkan.member.MemberId;
import genkan.member.MemberStatus;
import genkan.member.Members;
import genkan.notice.Kind;
import genkan.notice.Notice;
import genkan.notice.Notices;
import genkan.phone.RegisteredPhones;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.recovery.Recoveries.Kept;
import genkan.secret.Randomness;
import genkan.session.Sessions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a recovery is for. Each act uses up the permit in the transaction that does it, so that it is done once, for the
 * member who was proved, in the browser that proved it; and tells the member.
 */
@Service
class Acts {

    private static final Logger LOG = LoggerFactory.getLogger(Acts.class);

    private static final Set<Proof> TELEPHONE = Set.of(Proof.CALL, Proof.KEYED_CALL);

    private final Recoveries recoveries;
    private final Members members;
    private final NewPassword newPassword;
    private final Credentials credentials;
    private final RecoveryCodes codes;
    private final RegisteredPhones phones;
    private final Sessions sessions;
    private final Holds holds;
    private final SignInRecords records;
    private final Places places;
    private final Notices notices;
    private final Randomness randomness;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    Acts(
            Recoveries recoveries,
            Members members,
            NewPassword newPassword,
            Credentials credentials,
            RecoveryCodes codes,
            RegisteredPhones phones,
            Sessions sessions,
            Holds holds,
            SignInRecords records,
            Places places,
            Notices notices,
            Randomness randomness,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.recoveries = recoveries;
        this.members = members;
        this.newPassword = newPassword;
        this.credentials = credentials;
        this.codes = codes;
        this.phones = phones;
        this.sessions = sessions;
        this.holds = holds;
        this.records = records;
        this.places = places;
        this.notices = notices;
        this.randomness = randomness;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Where an act happens, for the history.
     *
     * @param service what the member wants to open
     * @param browser in words
     */
    record Place(String address, String browser, String service, String trace) {}

    /** The member whose User ID may now be shown, once; empty if nothing was proved, or it has been shown. */
    Optional<Member> showUserId(Kept kept, Place place) {
        return once(kept, Purpose.USER_ID, member -> {
            tell(member, Kind.USER_ID_SHOWN, place);
            record(member, Result.RECOVERED, place, null);
            return member;
        });
    }

    /**
     * Has passwords evaluated on this browser again.
     *
     * @param mark makes the browser one of the member's
     */
    Optional<Member> liftLimit(Kept kept, Place place, Consumer<MemberId> mark) {
        return once(kept, Purpose.LIMIT, member -> {
            mark.accept(member.id());
            tell(member, Kind.LIMIT_LIFTED, place);
            record(member, Result.RECOVERED, place, null);
            return member;
        });
    }

    /** How setting a new password ended. */
    sealed interface Ending {

        /**
         * It is set.
         *
         * @param signedIn false if the membership does not allow it
         */
        record Set(Member member, boolean signedIn) implements Ending {}

        record Refused(List<Reason> reasons) implements Ending {}

        /** Nothing was proved, or it has been used, or it is too late. */
        record Over() implements Ending {}
    }

    /**
     * Sets the password, ends every session and offline access, and signs the member in here.
     *
     * @param signIn signs the member in on this browser, and returns its device
     */
    Ending setPassword(Kept kept, String typed, String again, Place place, Function<MemberId, Long> signIn) {
        var member = kept.recovery().permit(Purpose.PASSWORD, clock.instant()).flatMap(members::find);
        if (member.isEmpty()) {
            return new Ending.Over();
        }
        var flaws = newPassword.flaws(typed, again, member.get().knownToOthers());
        if (!flaws.isEmpty()) {
            return new Ending.Refused(flaws);
        }
        return switch (newPassword.hash(Password.of(typed))) {
            case Turn.Busy<PasswordHash>() ->
                new Ending.Refused(List.of(Reason.of(Code.SY503_BUSY, "newPassword", Map.of())));
            case Turn.Taken<PasswordHash>(var hash) ->
                once(kept, Purpose.PASSWORD, proved -> set(kept.recovery(), proved, hash, place, signIn))
                        .orElseGet(Ending.Over::new);
        };
    }

    private Ending set(
            Recovery recovery, Member member, PasswordHash hash, Place place, Function<MemberId, Long> signIn) {
        credentials.set(member.id(), hash, clock.instant(), SetBy.RECOVERY);
        codes.forgetYoung(member.id());
        // Whoever was in the account before may have added one to come back with.
        phones.removeWaiting(member.id());
        sessions.endAll(member.id());
        if (TELEPHONE.containsAll(recovery.shownSoFar())) {
            holds.begin(member.id());
        }
        tell(member, Kind.PASSWORD_RECOVERED, place);
        var opened = reopened(member);
        var device = opened ? signIn.apply(member.id()) : null;
        record(member, opened ? Result.OK : Result.RECOVERED, place, device);
        return new Ending.Set(member, opened);
    }

    /** Whoever slept, or was locked for safety, is awake: that the member is here was just proved. */
    private boolean reopened(Member member) {
        return switch (member.status()) {
            case ACTIVE -> true;
            case DORMANT -> opened(member);
            case LOCKED -> {
                events.publishEvent(new LockEnded(member.id()));
                yield opened(member);
            }
            case SUSPENDED, WITHDRAWN -> false;
        };
    }

    private boolean opened(Member member) {
        return members.setStatus(member.id(), member.status(), MemberStatus.ACTIVE, clock.instant());
    }

    /** Does the act if there is a permit, and uses the permit up; if somebody was quicker it is as if nothing was done. */
    private <T> Optional<T> once(Kept kept, Purpose purpose, Function<Member, T> act) {
        var now = clock.instant();
        var permitted = kept.recovery().permit(purpose, now);
        if (permitted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(transactions.execute(transaction -> {
            var member = members.find(permitted.get()).filter(Member::stillOne);
            if (member.isEmpty() || !recoveries.replace(kept, kept.recovery().spent(now))) {
                transaction.setRollbackOnly();
                return null;
            }
            LOG.atInfo()
                    .addKeyValue("recovery.purpose", purpose.path())
                    .addKeyValue("recovery.proofs", kept.recovery().shownSoFar())
                    .addKeyValue("recovery.member", permitted.get().reference())
                    .log("A member came back");
            return act.apply(member.get());
        }));
    }

    private void tell(Member member, Kind kind, Place place) {
        notices.tell(member.id(), Notice.of(kind).with("browser", place.browser()));
    }

    private void record(Member member, Result result, Place place, @Nullable Long device) {
        records.add(new SignInRecord(
                member.id(),
                clock.instant(),
                randomness.number(),
                result,
                place.service(),
                Method.RECOVERY,
                null,
                place.address(),
                places.of(place.address()),
                place.browser(),
                device,
                place.trace(),
                null));
    }
}
