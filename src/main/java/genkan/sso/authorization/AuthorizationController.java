package genkan.sso.authorization;

import genkan.course.Course;
import genkan.course.Courses;
import genkan.reason.Evidence;
import genkan.reason.Reason;
import genkan.service.Client;
import genkan.service.Service;
import genkan.service.Services;
import genkan.session.SignedIn;
import genkan.sso.authorization.Admission.Admitted;
import genkan.sso.authorization.Admission.ConsentNeeded;
import genkan.sso.authorization.Admission.NotEligible;
import genkan.sso.authorization.Admission.SignInNeeded;
import genkan.sso.authorization.Checked.Faulty;
import genkan.sso.authorization.Checked.Sound;
import genkan.sso.authorization.Checked.Unanswerable;
import genkan.sso.client.EndPoints;
import genkan.sso.client.Parameters;
import genkan.sso.client.SeeOther;
import genkan.sso.consent.Consents;
import genkan.web.Cookies;
import genkan.web.Forms;
import genkan.web.Pages;
import genkan.web.Target;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The authorization end point (OpenID Connect Core, 3.1.2): where a service sends a member's browser. */
@Controller
class AuthorizationController {

    /** So that it fits, with what we add, into a {@link Target}: cut off, it would end on My Page. */
    private static final int LONGEST = 3_900;

    private final AuthorizationRequests requests;
    private final Admissions admissions;
    private final Moments moments;
    private final PushedRequests pushed;
    private final Codes codes;
    private final Consents consents;
    private final ServicesOpened opened;
    private final Courses courses;
    private final Services services;
    private final Cookies cookies;
    private final Pages pages;
    private final Clock clock;

    AuthorizationController(
            AuthorizationRequests requests,
            Admissions admissions,
            Moments moments,
            PushedRequests pushed,
            Codes codes,
            Consents consents,
            ServicesOpened opened,
            Courses courses,
            Services services,
            Cookies cookies,
            Pages pages,
            Clock clock) {
        this.requests = requests;
        this.admissions = admissions;
        this.moments = moments;
        this.pushed = pushed;
        this.codes = codes;
        this.consents = consents;
        this.opened = opened;
        this.courses = courses;
        this.services = services;
        this.cookies = cookies;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(EndPoints.AUTHORIZATION)
    View authorize(HttpServletRequest http, @AuthenticationPrincipal @Nullable SignedIn member) {
        var sent = Parameters.of(http.getParameterMap());
        return switch (requests.read(moments.read(sent))) {
            case Unanswerable unanswerable -> pages.show(FaultPage.of(unanswerable));
            case Faulty(var answer, var error, var description) -> refused(answer, error, description);
            case Sound(var request) when tooLong(sent) -> pages.show(tooLongFor(request.client()));
            case Sound(var request) -> decided(request, sent, member, http);
        };
    }

    /**
     * The same by form. A browser sends no session along with another site's form, but does along with the redirect that
     * follows it.
     */
    @PostMapping(EndPoints.AUTHORIZATION)
    View authorizeByForm(HttpServletRequest http) {
        var sent = Parameters.of(http.getParameterMap());
        if (!sent.repeated().isEmpty()) {
            // Refused as it stands: the redirect has room for each parameter once and would hide it.
            return authorize(http, null);
        }
        return tooLong(sent) ? pages.show(tooLongFor(null)) : SeeOther.at(EndPoints.AUTHORIZATION + "?" + sent.query());
    }

    private static boolean tooLong(Parameters sent) {
        return sent.query().length() > LONGEST;
    }

    private static FaultPage tooLongFor(@Nullable Client asking) {
        return new FaultPage(asking, "the request is longer than %d characters".formatted(LONGEST));
    }

    /** What the member answered on the consent page; the request came along and is read anew. */
    @PostMapping("/oauth2/consent")
    View consent(HttpServletRequest http, @AuthenticationPrincipal @Nullable SignedIn member) {
        var sent = Parameters.of(ConsentPage.requestIn(http));
        return switch (requests.read(moments.read(sent))) {
            case Unanswerable unanswerable -> pages.show(FaultPage.of(unanswerable));
            case Faulty(var answer, var error, var description) -> refused(answer, error, description);
            case Sound(var request)
            when Forms.field(http, "decision").equals("agree") ->
                decided(agreed(request, member, http), sent, member, http);
            case Sound(var request) -> refused(request.answer(), "access_denied", "the member did not agree");
        };
    }

    /**
     * The request without its question, if that is all that was missing and the member who was asked is the one who
     * answers; otherwise it is decided upon as if it came anew.
     */
    private AuthorizationRequest agreed(
            AuthorizationRequest request, @Nullable SignedIn member, HttpServletRequest http) {
        if (admissions.of(request, member) instanceof ConsentNeeded(var asked) && ConsentPage.asked(http, asked)) {
            consents.grant(asked.member(), request.client().id(), request.disclosed());
            return request.agreed();
        }
        return request;
    }

    private View decided(
            AuthorizationRequest request, Parameters sent, @Nullable SignedIn member, HttpServletRequest http) {
        return switch (admissions.of(request, member)) {
            case Admitted(var admitted) -> admitted(request, sent, admitted, http);
            case SignInNeeded _
            when request.silent() ->
                refused(request.answer(), "login_required", "nobody is signed in as the request wants it");
            case SignInNeeded(var again) -> SeeOther.at(signIn(request, sent, again, http));
            case ConsentNeeded _
            when request.silent() -> refused(request.answer(), "consent_required", "the member has not agreed yet");
            case ConsentNeeded(var asked) -> pages.show(consentPage(request, sent, asked));
            case NotEligible _
            when request.silent() -> refused(request.answer(), "access_denied", "the member may not use this service");
            case NotEligible(var refused, var reason) -> {
                opened.tellRefusal(reason.code(), request.client(), refused, http);
                yield pages.show(notEligiblePage(request, sent, refused, reason, http));
            }
        };
    }

    private View admitted(AuthorizationRequest request, Parameters sent, SignedIn member, HttpServletRequest http) {
        var name = PushedRequests.named(sent);
        if (name.isPresent() && !pushed.spend(name.get())) {
            return pages.show(new FaultPage(request.client(), "request_uri was used"));
        }
        return answered(request.answer(), request.answer().code(codes.issue(request, member, http)));
    }

    private ConsentPage consentPage(AuthorizationRequest request, Parameters sent, SignedIn asked) {
        var service = service(request);
        return ConsentPage.of(service, services.sites(service), request, sent, asked);
    }

    private NotEligiblePage notEligiblePage(
            AuthorizationRequest request, Parameters sent, SignedIn refused, Reason reason, HttpServletRequest http) {
        var course = request.client().eligible().courses().isEmpty()
                ? Optional.<Course>empty()
                : courses.of(refused.member());
        return new NotEligiblePage(
                service(request),
                refused,
                course.orElse(null),
                Reason.tellable(Evidence.SESSION, List.of(reason)),
                signIn(request, sent, true, http));
    }

    private Service service(AuthorizationRequest request) {
        return services.find(request.client().service()).orElseThrow();
    }

    private View refused(Answer answer, String error, String description) {
        return answered(answer, answer.error(error, description));
    }

    private View answered(Answer answer, Map<String, String> fields) {
        return answer.byForm()
                ? pages.show(new FormPostPage(answer.redirectUri(), fields))
                : SeeOther.at(answer.link(fields));
    }

    /** The sign-in page, which leads back to this very request. */
    private String signIn(AuthorizationRequest request, Parameters sent, boolean again, HttpServletRequest http) {
        var since = request.signedInSince() != null
                ? request.signedInSince()
                : clock.instant().getEpochSecond();
        var target = (again ? moments.noted(sent, since) : sent).query();
        var link = Target.of(EndPoints.AUTHORIZATION + "?" + target).signIn();
        return link
                + (again ? "&again=yes" : "")
                + (request.loginHint() == null ? "" : "&user-id=" + Target.encoded(request.loginHint()))
                + (request.language() == null || cookies.bringsLanguage(http) ? "" : "&lang=" + request.language());
    }
}
