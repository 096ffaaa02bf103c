package genkan.recovery;

import genkan.phone.PhoneChecks;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.recovery.Acts.Ending;
import genkan.recovery.ClaimReading.Read;
import genkan.recovery.Recoveries.Kept;
import genkan.recovery.Recovering.Beginning;
import genkan.recovery.Recovering.CallOpening;
import genkan.recovery.Recovering.Visitor;
import genkan.secret.BearerSecret;
import genkan.service.Services;
import genkan.session.Browser;
import genkan.session.SignInMethod;
import genkan.session.SignedIn;
import genkan.signin.ReleaseTime;
import genkan.web.Cookies;
import genkan.web.Forms;
import genkan.web.Page;
import genkan.web.Pages;
import genkan.web.Target;
import genkan.web.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The way back in over HTTP: the claim at {@code /recovery/<purpose>}, then everything at {@code /recovery/now}, where
 * each form leads back to.
 */
@Controller
class RecoveryController {

    static final String COOKIE = "genkan-recovery";
    static final String NOW = "/recovery/now";

    private final Recovering recovering;
    private final Acts acts;
    private final ClaimReading reading;
    private final RecoveryPages shown;
    private final PhoneChecks calls;
    private final Services services;
    private final Browser browser;
    private final Cookies cookies;
    private final ReleaseTime release;
    private final Pages pages;
    private final Clock clock;

    RecoveryController(
            Recovering recovering,
            Acts acts,
            ClaimReading reading,
            RecoveryPages shown,
            PhoneChecks calls,
            Services services,
            Browser browser,
            Cookies cookies,
            ReleaseTime release,
            Pages pages,
            Clock clock) {
        this.recovering = recovering;
        this.acts = acts;
        this.reading = reading;
        this.shown = shown;
        this.calls = calls;
        this.services = services;
        this.browser = browser;
        this.cookies = cookies;
        this.release = release;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/recovery")
    View start(@RequestParam(required = false) @Nullable String to) {
        return pages.show(new StartPage(Target.of(to), calls.reachable()));
    }

    /**
     * The claim's form.
     *
     * @param userId what was typed on the sign-in page
     */
    @GetMapping("/recovery/{purpose}")
    View claim(
            @PathVariable String purpose,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "user-id", defaultValue = "") String userId) {
        var by = purpose.equals(Purpose.USER_ID.path()) ? Typed.By.NAME : Typed.By.USER_ID;
        return Purpose.of(purpose)
                .map(known -> claimPage(known, Typed.nothing(by, userId), Target.of(to), List.of()))
                .orElseGet(() -> Forms.seeOther(new Target("/recovery")));
    }

    @PostMapping("/recovery/{purpose}")
    View begin(@PathVariable String purpose, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        var arrived = release.arrival();
        var known = Purpose.of(purpose);
        if (known.isEmpty()) {
            return Forms.seeOther(new Target("/recovery"));
        }
        var typed = Typed.in(request);
        if (!Forms.field(request, "language").isEmpty()) {
            return claimPage(known.get(), typed, target(request), List.of());
        }
        return switch (reading.read(typed)) {
            case Read.Mistaken(var reason) -> claimPage(known.get(), typed, target(request), List.of(reason));
            case Read.Understood(var claim) -> {
                var beginning = recovering.begin(known.get(), claim, visitor(request), browser.knownDevices(request));
                // What was found took its time, which must not tell what it was.
                release.await(arrived);
                yield begun(known.get(), typed, beginning, request, response);
            }
        };
    }

    private View begun(
            Purpose purpose,
            Typed typed,
            Beginning beginning,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (beginning) {
            case Beginning.TooOften(var until) -> claimPage(purpose, typed, target(request), List.of(tooOften(until)));
            case Beginning.Begun(var secret) -> {
                cookies.keep(response, COOKIE, secret.written(), Cookies.WHILE_OPEN);
                yield Forms.seeOther(now(target(request)));
            }
        };
    }

    private View claimPage(Purpose purpose, Typed typed, Target target, List<Reason> reasons) {
        return pages.show(new ClaimPage(purpose, typed, target, calls.reachable(), reasons));
    }

    /**
     * Wherever the recovery of this browser is.
     *
     * @param still not empty for a page that does not look for the call by itself
     */
    @GetMapping(NOW)
    View now(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "") String still,
            HttpServletRequest request) {
        return atPlace(request, Target.of(to), kept -> shown.of(kept, Target.of(to), !still.isEmpty()));
    }

    /** An answer to one of the forms, opened again or in the other language. */
    @GetMapping(NOW + "/{step}")
    View again(@RequestParam(required = false) @Nullable String to) {
        return Forms.seeOther(now(Target.of(to)));
    }

    @PostMapping(NOW + "/call")
    View call(HttpServletRequest request) {
        return atPlace(request, target(request), kept -> switch (recovering.call(kept, visitor(request))) {
            case CallOpening.Waiting() -> null;
            case CallOpening.NoLine() -> shown.of(kept, target(request), List.of(Reason.of(Code.PV503)));
            case CallOpening.TooOften(var until) -> shown.of(kept, target(request), List.of(tooOften(until)));
        });
    }

    @PostMapping(NOW + "/mail")
    View mail(HttpServletRequest request) throws InterruptedException {
        var arrived = release.arrival();
        var view = atPlace(
                request,
                target(request),
                kept -> recovering
                        .mail(kept)
                        .map(until -> shown.of(kept, target(request), List.of(tooOften(until))))
                        .orElse(null));
        release.await(arrived);
        return view;
    }

    /** A code that was mailed, saved or sent by letter. */
    @PostMapping(NOW + "/code")
    View code(HttpServletRequest request) throws InterruptedException {
        var arrived = release.arrival();
        var view = atPlace(
                request,
                target(request),
                kept -> recovering.typed(kept, Forms.field(request, "code"))
                        ? null
                        : again(request, Reason.of(Code.PV401, "code", Map.of())));
        release.await(arrived);
        return view;
    }

    /** The one of several members who is here, proved by the birth date. */
    @PostMapping(NOW + "/choice")
    View choose(HttpServletRequest request) {
        return atPlace(request, target(request), kept -> {
            var chosen = ClaimReading.date(Forms.field(request, "birth-date"))
                    .flatMap(born -> shown.choice(kept, Forms.field(request, "member"), born));
            if (chosen.isEmpty()) {
                recovering.wrong(kept);
                return again(request, Reason.of(Code.PV401, "birthDate", Map.of()));
            }
            recovering.choose(kept, chosen.get().id());
            return null;
        });
    }

    @PostMapping(NOW + "/leave")
    View leave(HttpServletRequest request, HttpServletResponse response) {
        kept(request).ifPresent(recovering::leave);
        cookies.forget(response, COOKIE);
        return Forms.seeOther(new Target(target(request).addedTo("/recovery")));
    }

    /** Shows the User ID, once. A form, because what reads ahead of the member must not use it up. */
    @PostMapping(NOW + "/user-id")
    View userId(HttpServletRequest request) {
        return kept(request)
                .flatMap(kept -> acts.showUserId(kept, place(request)))
                .map(member -> pages.show(shown.userId(member, target(request))))
                .orElseGet(() -> over(target(request)));
    }

    @PostMapping(NOW + "/limit")
    View limit(HttpServletRequest request, HttpServletResponse response) {
        var lifted = kept(request)
                .flatMap(kept ->
                        acts.liftLimit(kept, place(request), member -> browser.recognise(member, request, response)));
        return lifted.map(member -> pages.show(new LimitLiftedPage(target(request))))
                .orElseGet(() -> over(target(request)));
    }

    @PostMapping(NOW + "/password")
    View password(HttpServletRequest request, HttpServletResponse response) {
        var kept = kept(request);
        if (kept.isEmpty()) {
            return over(target(request));
        }
        var ending = acts.setPassword(
                kept.get(),
                Forms.field(request, "new-password"),
                Forms.field(request, "new-password-again"),
                place(request),
                member -> browser.signIn(
                                member, SignInMethod.RECOVERY, browser.knownDevices(request), request, response)
                        .deviceId());
        return switch (ending) {
            case Ending.Over() -> over(target(request));
            case Ending.Refused(var reasons) -> pages.show(shown.of(kept.get(), target(request), reasons));
            case Ending.Set(var member, var signedIn)
            when !signedIn -> pages.show(new BarredPage(member.userId(), target(request)));
            case Ending.Set _ -> Forms.seeOther(new Target(target(request).addedTo("/recovery/done")));
        };
    }

    /** For a member who has just come back: what went wrong before, and what makes the next time easier. */
    @GetMapping("/recovery/done")
    View done(
            @RequestParam(required = false) @Nullable String to, @AuthenticationPrincipal @Nullable SignedIn signedIn) {
        return signedIn == null
                ? Forms.seeOther(new Target(Target.of(to).signIn()))
                : pages.show(shown.done(signedIn, Target.of(to)));
    }

    /** Shows what the handler says, or where the recovery is afterwards; an end page if this browser has none. */
    private View atPlace(HttpServletRequest request, Target target, Function<Kept, @Nullable Page> handler) {
        var kept = kept(request);
        if (kept.isEmpty()) {
            return over(target);
        }
        var page = handler.apply(kept.get());
        return page == null ? Forms.seeOther(now(target)) : pages.show(page);
    }

    private Page again(HttpServletRequest request, Reason reason) {
        return kept(request)
                .map(kept -> shown.of(kept, target(request), List.of(reason)))
                .orElseGet(() -> new OverPage(target(request)));
    }

    private View over(Target target) {
        return pages.show(new OverPage(target));
    }

    private Optional<Kept> kept(HttpServletRequest request) {
        return secret(request).flatMap(recovering::now);
    }

    Optional<BearerSecret> secret(HttpServletRequest request) {
        return cookies.read(request, COOKIE).flatMap(BearerSecret::read);
    }

    private static Target target(HttpServletRequest request) {
        return Target.of(request.getParameter("to"));
    }

    private static Target now(Target target) {
        return new Target(target.addedTo(NOW));
    }

    private Visitor visitor(HttpServletRequest request) {
        return new Visitor(request.getRemoteAddr(), cookies.formCookie(request).orElse(request.getRemoteAddr()));
    }

    private Acts.Place place(HttpServletRequest request) {
        return new Acts.Place(
                request.getRemoteAddr(),
                Browser.labelOf(request),
                services.behind(target(request).path()).key(),
                Trace.of(request));
    }

    private Reason tooOften(Instant until) {
        return Reason.tooOften(clock.instant(), until);
    }
}
