package genkan.recovery;

import static java.util.stream.Collectors.toSet;

import genkan.activity.SignInRecords;
import genkan.credential.NewPassword;
import genkan.member.Member;
import genkan.member.Members;
import genkan.member.UserIds;
import genkan.phone.PhoneChecks;
import genkan.phone.PhoneNumbers;
import genkan.reason.Reason;
import genkan.recovery.ProvePage.Call;
import genkan.recovery.Recoveries.Kept;
import genkan.service.Services;
import genkan.session.SignedIn;
import genkan.web.Page;
import genkan.web.Target;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What a browser is shown of its recovery. Before something was proved, the same for members and for nobody. */
@Component
class RecoveryPages {

    private static final int FAILURES = 5;

    private final Recovering recovering;
    private final RecoveryProperties properties;
    private final NewPassword newPassword;
    private final Members members;
    private final UserIds userIds;
    private final SignInRecords records;
    private final Services services;
    private final Holds holds;
    private final PhoneChecks calls;
    private final PhoneNumbers numbers;
    private final Clock clock;

    RecoveryPages(
            Recovering recovering,
            RecoveryProperties properties,
            NewPassword newPassword,
            Members members,
            UserIds userIds,
            SignInRecords records,
            Services services,
            Holds holds,
            PhoneChecks calls,
            PhoneNumbers numbers,
            Clock clock) {
        this.recovering = recovering;
        this.properties = properties;
        this.newPassword = newPassword;
        this.members = members;
        this.userIds = userIds;
        this.records = records;
        this.services = services;
        this.holds = holds;
        this.calls = calls;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** The page for where the recovery is, with why the last step was refused. */
    Page of(Kept kept, Target target, List<Reason> reasons) {
        return of(kept, target, false, reasons);
    }

    /**
     * The page for where the recovery is.
     *
     * @param still whether the page stays as it is until the member asks, where no script can tell
     */
    Page of(Kept kept, Target target, boolean still) {
        return of(kept, target, still, List.of());
    }

    private Page of(Kept kept, Target target, boolean still, List<Reason> reasons) {
        var recovery = kept.recovery();
        var now = clock.instant();
        if (recovery.open(now)) {
            return recovery.stage() instanceof Stage.Choosing()
                    ? new ChoosePage(masked(choices(recovery)), target, reasons)
                    : proving(recovery, target, still, reasons);
        }
        return recovery.permit(recovery.purpose(), now)
                .flatMap(members::find)
                .map(member -> proved(recovery.purpose(), member, target, reasons))
                .orElseGet(() -> new OverPage(target));
    }

    private Page proved(Purpose purpose, Member member, Target target, List<Reason> reasons) {
        return switch (purpose) {
            case PASSWORD -> new RecoveredPasswordPage(member.userId(), newPassword.shortest(), target, reasons);
            case USER_ID, LIMIT -> new ProvedPage(purpose, target);
        };
    }

    private ProvePage proving(Recovery recovery, Target target, boolean still, List<Reason> reasons) {
        var policy = properties.policy(recovery.purpose());
        return new ProvePage(
                recovery.purpose(),
                policy,
                recovery.shownSoFar(),
                recovering
                        .waitedFor(recovery)
                        .map(check -> Call.of(check, numbers, clock.instant()))
                        .orElse(null),
                calls.reachable(),
                recovery.mailedAt() != null,
                still,
                target,
                reasons);
    }

    /** Each once: those of a family often begin alike, and then the birth date tells whose is meant. */
    private static List<String> masked(List<Member> choices) {
        return choices.stream()
                .map(member -> member.userId().masked())
                .distinct()
                .toList();
    }

    /** The member born that day whose User ID is at that place of the list that {@link ChoosePage} shows. */
    Optional<Member> choice(Kept kept, String place, LocalDate birthDate) {
        var choices = choices(kept.recovery());
        var masked = masked(choices);
        var chosen = IntStream.range(0, masked.size())
                .filter(index -> String.valueOf(index).equals(place))
                .mapToObj(masked::get)
                .collect(toSet());
        var meant = choices.stream()
                .filter(member -> chosen.contains(member.userId().masked()))
                .filter(member -> birthDate.equals(member.birthDate()))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private List<Member> choices(Recovery recovery) {
        return recovery.candidates().stream()
                .filter(Candidate::provedSomething)
                .map(candidate -> members.find(candidate.member()))
                .flatMap(Optional::stream)
                .toList();
    }

    YourUserIdPage userId(Member member, Target target) {
        var sites = services.sites(services.behind(target.path()));
        return new YourUserIdPage(member.userId(), before(member), target, sites, clock.millis());
    }

    DonePage done(SignedIn signedIn, Target target) {
        var member = members.find(signedIn.member()).orElseThrow();
        return new DonePage(
                member.userId(),
                before(member),
                holds.until(member.id()).isPresent(),
                services.behind(target.path()),
                target);
    }

    private Before before(Member member) {
        var failures =
                records.newest(member.id(), null, true).stream().limit(FAILURES).toList();
        return new Before(userIds.formerOf(member.id()).orElse(null), failures, services.all());
    }
}
