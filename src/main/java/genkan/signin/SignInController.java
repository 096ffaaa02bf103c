package genkan.signin;

import genkan.credential.Password;
import genkan.credential.TypedPassword;
import genkan.member.Reading.Folding;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.session.SignInMethod;
import genkan.session.SignedIn;
import genkan.web.Forms;
import genkan.web.Page;
import genkan.web.Pages;
import genkan.web.Target;
import genkan.web.Told;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The sign-in page over HTTP. */
@Controller
class SignInController {

    private static final Reason NOT_HELD_ANY_MORE = Reason.of(Code.SY503_BUSY, "retype", Map.of());

    private final SignIn signIn;
    private final SignInForms forms;
    private final HeldPasswords held;
    private final Crowd crowd;
    private final Entrance entrance;
    private final Ledger ledger;
    private final ReleaseTime release;
    private final Told told;
    private final Pages pages;
    private final MeterRegistry meters;

    SignInController(
            SignIn signIn,
            SignInForms forms,
            HeldPasswords held,
            Crowd crowd,
            Entrance entrance,
            Ledger ledger,
            ReleaseTime release,
            Told told,
            Pages pages,
            MeterRegistry meters) {
        this.signIn = signIn;
        this.forms = forms;
        this.held = held;
        this.crowd = crowd;
        this.entrance = entrance;
        this.ledger = ledger;
        this.release = release;
        this.told = told;
        this.pages = pages;
        this.meters = meters;
    }

    /**
     * Whoever is signed in already has arrived: a bookmarked form or the back button leads on to the page wanted. Unless a
     * service wants the member to sign in once more.
     *
     * @param userId whom the service expects
     */
    @GetMapping("/sign-in")
    View form(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(name = "user-id", defaultValue = "") String userId,
            @AuthenticationPrincipal @Nullable SignedIn signedIn,
            HttpServletRequest request) {
        if (signedIn == null) {
            return pages.show(forms.fresh(Target.of(to), userId, request));
        }
        var expected = userId.isEmpty() ? signedIn.userId().canonical() : userId;
        return again.isEmpty()
                ? Forms.seeOther(Target.of(to))
                : pages.show(forms.fresh(Target.of(to), expected, request));
    }

    @PostMapping("/sign-in")
    View signIn(HttpServletRequest request, HttpServletResponse response) throws InterruptedException {
        var arrived = System.nanoTime();
        var typed = held.passwordIn(request);
        return typed.isPresent()
                ? signIn(typed.get(), arrived, request, response)
                : pages.show(forms.again(request, forms.service(request), List.of(NOT_HELD_ANY_MORE)));
    }

    private View signIn(Typed typed, long arrived, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        var attempt = attempt(typed, request);
        var outcome = crowd.with(!attempt.known().isEmpty(), () -> signIn.attempt(attempt));
        return outcome.isPresent()
                ? answer(outcome.get(), attempt, typed, arrived, request, response)
                : turnedAway(attempt, typed, request);
    }

    /** Before anything was looked at, so that nothing has to be hidden by the time of the answer. */
    private View turnedAway(Attempt attempt, Typed typed, HttpServletRequest request) {
        ledger.turnedAway(attempt.arrival());
        return pages.show(forms.busy(request, attempt.service(), typed.onceMore()));
    }

    private View answer(
            Outcome outcome,
            Attempt attempt,
            Typed typed,
            long arrived,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        meters.timer("genkan.sign.in.duration").record(Duration.ofNanos(System.nanoTime() - arrived));
        return switch (outcome) {
            case Outcome.Accepted(var member, var folded) -> {
                entrance.admit(member, attempt.arrival(), request, response);
                told.tell(response, notices(folded));
                yield Forms.seeOther(forms.sent(request).target());
            }
            case Outcome.Refused refusal -> {
                // A refusal that would leave earlier or later by what was found would tell what was found.
                release.await(arrived);
                yield pages.show(
                        refusal.busy()
                                ? forms.busy(request, attempt.service(), typed.onceMore())
                                : forms.again(request, attempt.service(), refusal.reasons()));
            }
        };
    }

    /** The other language, with the User ID kept; a form so that it works without JavaScript and keeps what was typed. */
    @PostMapping("/sign-in/language")
    View language(HttpServletRequest request) {
        var service = forms.service(request);
        return pages.show(held.passwordIn(request)
                .filter(Typed::held)
                .<Page>map(typed -> forms.busy(request, service, typed))
                .orElseGet(() -> forms.again(request, service, List.of())));
    }

    private Attempt attempt(Typed typed, HttpServletRequest request) {
        var password = typed.password();
        return new Attempt(
                forms.typedUserId(request),
                Password.of(password),
                TypedPassword.slips(password),
                !Forms.field(request, "as-typed").isEmpty(),
                !Forms.field(request, "caps-lock").isEmpty(),
                entrance.arrival(SignInMethod.PASSWORD, request));
    }

    private static List<String> notices(Set<Folding> folded) {
        return folded.contains(Folding.FULL_WIDTH) ? List.of("full-width") : List.of();
    }
}
