package genkan.signin;

import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.secret.Randomness;
import genkan.service.Service;
import genkan.service.Services;
import genkan.signin.SignInPage.Form;
import genkan.web.Cookies;
import genkan.web.Forms;
import genkan.web.Page;
import genkan.web.Target;
import genkan.web.UnprovenForms;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows the form, fresh or again, and explains what happened to one whose token did not come back. */
@Component
class SignInForms implements UnprovenForms {

    private static final int LONGEST_ECHO = 256;
    private static final int MOST_TRIES = 99;

    // Far enough apart that those who were told together do not all come back together.
    private static final int SOONEST_SECONDS = 3;
    private static final int DIFFERENT_SECONDS = 6;

    private final Services services;
    private final Cookies cookies;
    private final HeldPasswords held;
    private final Randomness randomness;
    private final SignInProperties properties;
    private final List<WayThrough> ways;
    private final Clock clock;

    SignInForms(
            Services services,
            Cookies cookies,
            HeldPasswords held,
            Randomness randomness,
            SignInProperties properties,
            List<WayThrough> ways,
            Clock clock) {
        this.services = services;
        this.ways = ways;
        this.cookies = cookies;
        this.held = held;
        this.randomness = randomness;
        this.properties = properties;
        this.clock = clock;
    }

    SignInPage fresh(Target target, String userId, HttpServletRequest request) {
        return page(services.behind(target.path()), target, shortened(userId), List.of(), 0, request);
    }

    /** The service that whoever sent the form wants to open. */
    Service service(HttpServletRequest request) {
        return services.behind(sent(request).target().path());
    }

    /** The form again, with everything typed but the password. */
    SignInPage again(HttpServletRequest request, Service service, List<Reason> reasons) {
        var sent = sent(request);
        var failed = reasons.stream().anyMatch(reason -> reason.code() == Code.SS401);
        return page(
                service,
                sent.target(),
                typedUserId(request),
                reasons,
                Math.min(sent.tries() + (failed ? 1 : 0), MOST_TRIES),
                request);
    }

    /** The form in a page that sends it again, the password in it sealed. */
    BusyPage busy(HttpServletRequest request, Service service, Typed typed) {
        var sent = sent(request);
        var seconds = SOONEST_SECONDS + (int) (randomness.number() % DIFFERENT_SECONDS);
        return new BusyPage(
                service,
                services.sites(service),
                Forms.field(request, "user-id"),
                held.hold(typed, request),
                typed.waits(),
                !Forms.field(request, "as-typed").isEmpty(),
                Forms.field(request, "caps-lock"),
                Reason.busy(seconds),
                new Form(sent.target(), sent.tries(), clock.millis(), cookies.bringsFormCookie(request)));
    }

    /** What the form brought along; whatever is missing or garbled is as on a form opened at the beginning of time. */
    Form sent(HttpServletRequest request) {
        return new Form(
                Target.of(request.getParameter("to")),
                Math.clamp(number(request, "tries"), 0, MOST_TRIES),
                number(request, "opened"),
                Forms.field(request, "cookie-seen").equals("yes"));
    }

    String typedUserId(HttpServletRequest request) {
        return shortened(Forms.field(request, "user-id"));
    }

    private static String shortened(String userId) {
        return Forms.cut(userId, LONGEST_ECHO + 1);
    }

    @Override
    public boolean answersFor(HttpServletRequest request) {
        return request.getRequestURI().equals("/sign-in")
                || request.getRequestURI().equals("/sign-in/language")
                || request.getRequestURI().equals("/sign-in/passkey");
    }

    @Override
    public Page answer(HttpServletRequest request, boolean cookieMissing) {
        var service = service(request);
        return again(request, service, List.of(whyUnproven(sent(request), service.prefix(), cookieMissing)));
    }

    /**
     * Cookies are accused only when the browser shows it: the form is young and its cookie did not come back. A cookie
     * that had come before was lost on the way; a form from long ago has simply expired (N08, scenario 24).
     */
    private Reason whyUnproven(Form sent, String prefix, boolean cookieMissing) {
        if (!cookieMissing) {
            return Reason.of(Code.SS409);
        }
        var now = clock.millis();
        if (sent.openedAt() <= 0 || sent.openedAt() > now) {
            return Reason.ofService(Code.BROWSER_UNDETERMINED, prefix);
        }
        if (now - sent.openedAt() > properties.formAge().toMillis()) {
            return Reason.of(Code.SS409);
        }
        return Reason.ofService(sent.cookieSeen() ? Code.BROWSER_COOKIES_LOST : Code.BROWSER_COOKIES, prefix);
    }

    private SignInPage page(
            Service service,
            Target target,
            String userId,
            List<Reason> reasons,
            int tries,
            HttpServletRequest request) {
        var form = new Form(target, tries, clock.millis(), cookies.bringsFormCookie(request));
        return new SignInPage(service, services.sites(service), userId, reasons, ways, form);
    }

    private static long number(HttpServletRequest request, String name) {
        try {
            return Long.parseLong(Forms.field(request, name));
        } catch (NumberFormatException garbled) {
            return 0;
        }
    }
}
