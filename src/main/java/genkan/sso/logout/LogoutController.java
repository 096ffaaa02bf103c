package genkan.sso.logout;

import genkan.activity.SignOuts;
import genkan.service.Service;
import genkan.service.Services;
import genkan.session.Browser;
import genkan.session.SignedIn;
import genkan.sso.client.EndPoints;
import genkan.sso.client.Parameters;
import genkan.sso.client.SeeOther;
import genkan.sso.logout.LogoutRequest.Faulty;
import genkan.sso.logout.LogoutRequest.Sound;
import genkan.web.Cookies;
import genkan.web.Pages;
import genkan.web.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/**
 * Where a service sends the browser of a member who signs out there (OpenID Connect RP-Initiated Logout 1.0). The member
 * is always asked: anybody can lead a browser to an address.
 */
@Controller
class LogoutController {

    private static final String CONFIRMATION = EndPoints.LOGOUT + "/confirm";
    private static final String LANGUAGE = "lang";
    private static final int LONGEST = 4_000;

    private final LogoutRequests requests;
    private final Services services;
    private final Browser browser;
    private final SignOuts signOuts;
    private final Cookies cookies;
    private final Pages pages;

    LogoutController(
            LogoutRequests requests,
            Services services,
            Browser browser,
            SignOuts signOuts,
            Cookies cookies,
            Pages pages) {
        this.requests = requests;
        this.services = services;
        this.browser = browser;
        this.signOuts = signOuts;
        this.cookies = cookies;
        this.pages = pages;
    }

    @GetMapping(EndPoints.LOGOUT)
    View logout(HttpServletRequest http, @AuthenticationPrincipal @Nullable SignedIn member) {
        var sent = Parameters.of(http.getParameterMap());
        return switch (requests.read(sent)) {
            case Faulty(var fault) -> pages.show(new LogoutFaultPage(fault));
            case Sound request ->
                member == null ? SeeOther.at(request.onward()) : question(request, sent, member, http);
        };
    }

    /**
     * The same by form. A browser sends no session along with another site's form, but does along with the redirect that
     * follows it.
     */
    @PostMapping(EndPoints.LOGOUT)
    View logoutByForm(HttpServletRequest http) {
        var sent = Parameters.of(http.getParameterMap());
        var query = sent.query();
        if (query.length() > LONGEST) {
            return pages.show(new LogoutFaultPage("the request is too long"));
        }
        return switch (requests.read(sent)) {
            case Faulty(var fault) -> pages.show(new LogoutFaultPage(fault));
            case Sound _ -> SeeOther.at(EndPoints.LOGOUT + (query.isEmpty() ? "" : "?" + query));
        };
    }

    /** The member agreed; the request came along and is read anew. */
    @PostMapping(CONFIRMATION)
    View confirmed(
            HttpServletRequest http, HttpServletResponse response, @AuthenticationPrincipal @Nullable SignedIn member) {
        return switch (requests.read(Parameters.of(http.getParameterMap()))) {
            case Faulty(var fault) -> pages.show(new LogoutFaultPage(fault));
            case Sound request -> {
                browser.signOut(http, response);
                if (member != null) {
                    note(request, member, http);
                }
                yield SeeOther.at(request.onward());
            }
        };
    }

    private View question(Sound request, Parameters sent, SignedIn member, HttpServletRequest http) {
        var language = sent.language().filter(_ -> !sent.has(LANGUAGE) && !cookies.bringsLanguage(http));
        return language.isPresent()
                ? SeeOther.at(EndPoints.LOGOUT + "?"
                        + sent.with(LANGUAGE, language.get()).query())
                : pages.show(LogoutPage.of(member, service(request), request, sent));
    }

    private @Nullable Service service(Sound request) {
        var client = request.client();
        return client == null ? null : services.find(client.service()).orElse(null);
    }

    private void note(Sound request, SignedIn member, HttpServletRequest http) {
        signOuts.note(
                member.member(),
                request.client() == null ? Service.MY_PAGE : request.client().service(),
                http.getRemoteAddr(),
                Browser.labelOf(http),
                member.deviceId(),
                Trace.of(http));
    }
}
