package genkan.mypage;

import genkan.mypage.Telephones.Awaited;
import genkan.mypage.Telephones.Visitor;
import genkan.mypage.TelephonesPage.Telephone;
import genkan.phone.PhoneChecks;
import genkan.phone.PhoneNumbers;
import genkan.phone.RegisteredPhone;
import genkan.phone.RegisteredPhones;
import genkan.reason.Evidence;
import genkan.reason.Reason;
import genkan.recovery.CallEvents;
import genkan.recovery.ProvePage.Call;
import genkan.session.Browser;
import genkan.session.SignedIn;
import genkan.web.Cookies;
import genkan.web.Forms;
import genkan.web.Pages;
import genkan.web.Target;
import genkan.web.Told;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages of the member's telephones over HTTP: the list, the call from a new one, and one less. */
@Controller
class TelephonesController {

    static final String LIST = "/my-page/telephones";
    static final String CALL = LIST + "/call";

    private static final String REMOVE = LIST + "/remove";
    private static final int LONGEST_ECHO = 64;

    private final Telephones telephones;
    private final RegisteredPhones phones;
    private final PhoneNumbers numbers;
    private final PhoneChecks calls;
    private final CallEvents events;
    private final Cookies cookies;
    private final Told told;
    private final Pages pages;
    private final Clock clock;

    TelephonesController(
            Telephones telephones,
            RegisteredPhones phones,
            PhoneNumbers numbers,
            PhoneChecks calls,
            CallEvents events,
            Cookies cookies,
            Told told,
            Pages pages,
            Clock clock) {
        this.telephones = telephones;
        this.phones = phones;
        this.numbers = numbers;
        this.calls = calls;
        this.events = events;
        this.cookies = cookies;
        this.told = told;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(LIST)
    View list(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        return list(signedIn, "", told.take(request, response), telephones.barred(signedIn));
    }

    @PostMapping(LIST)
    View add(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
        var typed = Forms.field(request, "number");
        var refusals = telephones.add(signedIn, typed, Forms.field(request, "current-password"), visitor(request));
        return refusals.isEmpty()
                ? Forms.seeOther(new Target(CALL))
                : list(signedIn, Forms.cut(typed, LONGEST_ECHO), List.of(), refusals);
    }

    /**
     * The number to call, until the call has come.
     *
     * @param still not empty for a page that does not look for the call by itself
     */
    @GetMapping(CALL)
    View call(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestParam(defaultValue = "") String still,
            HttpServletRequest request,
            HttpServletResponse response) {
        return call(signedIn, !still.isEmpty(), List.of(), request, response);
    }

    /** Another number, after nothing came of the last. */
    @PostMapping(CALL)
    View again(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        if (telephones.take(signedIn, visitor(request))) {
            return added(response);
        }
        var refusals = telephones.again(signedIn, visitor(request));
        return refusals.isEmpty()
                ? Forms.seeOther(new Target(CALL))
                : call(signedIn, false, refusals, request, response);
    }

    /**
     * Answers when something has come of the call.
     *
     * @param seen what the page shows, such as {@code waiting}
     */
    @GetMapping(CALL + "/events")
    void events(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestParam(defaultValue = "") String seen,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        events.tell(seen, () -> telephones.awaited(signedIn).map(Awaited::check), response);
    }

    @PostMapping(LIST + "/leave")
    View leave(@AuthenticationPrincipal SignedIn signedIn) {
        telephones.leave(signedIn);
        return Forms.seeOther(new Target(LIST));
    }

    @GetMapping(REMOVE)
    View toRemove(@AuthenticationPrincipal SignedIn signedIn, @RequestParam(defaultValue = "") String telephone) {
        return toRemove(signedIn, telephone, telephones.barred(signedIn));
    }

    @PostMapping(REMOVE)
    View remove(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        var telephone = Forms.field(request, "telephone");
        var refusals =
                telephones.remove(signedIn, telephone, Forms.field(request, "current-password"), visitor(request));
        if (!refusals.isEmpty()) {
            return toRemove(signedIn, telephone, refusals);
        }
        told.tell(response, List.of("telephone-removed"));
        return Forms.seeOther(new Target(LIST));
    }

    private View list(SignedIn signedIn, String typed, List<String> notices, List<Reason> reasons) {
        return pages.show(new TelephonesPage(
                signedIn.userId(),
                telephones.of(signedIn).stream().map(this::shown).toList(),
                typed,
                telephones.passwordNeeded(signedIn),
                calls.reachable(),
                notices,
                tellable(reasons)));
    }

    private View call(
            SignedIn signedIn,
            boolean still,
            List<Reason> refusals,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (telephones.take(signedIn, visitor(request))) {
            return added(response);
        }
        return telephones
                .awaited(signedIn)
                .filter(_ -> telephones.barred(signedIn).isEmpty())
                .map(awaited -> pages.show(new TelephoneCallPage(
                        numbers.national(awaited.number()),
                        Call.of(awaited.check(), numbers, clock.instant()),
                        calls.reachable(),
                        still,
                        tellable(refusals))))
                .orElseGet(() -> Forms.seeOther(new Target(LIST)));
    }

    private View added(HttpServletResponse response) {
        told.tell(response, List.of("telephone-added"));
        return Forms.seeOther(new Target(LIST));
    }

    private View toRemove(SignedIn signedIn, String reference, List<Reason> reasons) {
        var all = telephones.of(signedIn).stream().map(this::shown).toList();
        return all.stream()
                .filter(phone -> phone.reference().equals(reference))
                .findFirst()
                .map(phone -> pages.show(new TelephoneRemovePage(
                        signedIn.userId(),
                        phone,
                        all.stream().noneMatch(other -> other.counts() && !other.equals(phone)),
                        telephones.passwordNeeded(signedIn),
                        tellable(reasons))))
                .orElseGet(() -> Forms.seeOther(new Target(LIST)));
    }

    private Telephone shown(RegisteredPhone phone) {
        return new Telephone(
                phones.reference(phone),
                numbers.masked(phone.number()),
                phone.kind(),
                phone.activeFrom(),
                !phone.activeFrom().isAfter(clock.instant()),
                phone.verifiedAt());
    }

    private Visitor visitor(HttpServletRequest request) {
        return new Visitor(
                request.getRemoteAddr(),
                cookies.formCookie(request).orElse(request.getRemoteAddr()),
                Browser.labelOf(request));
    }

    private static List<Reason> tellable(List<Reason> reasons) {
        return Reason.tellable(Evidence.SESSION, reasons);
    }
}
