package genkan.sso.device;

import genkan.reason.Code;
import genkan.reason.Evidence;
import genkan.reason.Reason;
import genkan.service.Client;
import genkan.service.Clients;
import genkan.service.Service;
import genkan.service.Services;
import genkan.session.SignedIn;
import genkan.sso.authorization.Admission.Admitted;
import genkan.sso.authorization.Admission.ConsentNeeded;
import genkan.sso.authorization.Admission.NotEligible;
import genkan.sso.authorization.Admission.SignInNeeded;
import genkan.sso.authorization.Admissions;
import genkan.sso.authorization.Codes;
import genkan.sso.authorization.NotEligiblePage;
import genkan.sso.consent.Consents;
import genkan.sso.device.DeviceGrants.Waiting;
import genkan.web.Forms;
import genkan.web.Page;
import genkan.web.Pages;
import genkan.web.Target;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The pages on which a member lets a device in that has no browser (RFC 8628, 3.3). Even with the code in the link he is
 * shown what he is about to do, and warned of those who would have him let in theirs (5.4).
 */
@Controller
class DeviceController {

    static final String PATH = "/device";
    private static final int LONGEST_ECHO = 32;

    private final DeviceGrants devices;
    private final DeviceGuesses guesses;
    private final Admissions admissions;
    private final Consents consents;
    private final Codes codes;
    private final Clients clients;
    private final Services services;
    private final Pages pages;

    DeviceController(
            DeviceGrants devices,
            DeviceGuesses guesses,
            Admissions admissions,
            Consents consents,
            Codes codes,
            Clients clients,
            Services services,
            Pages pages) {
        this.devices = devices;
        this.guesses = guesses;
        this.admissions = admissions;
        this.consents = consents;
        this.codes = codes;
        this.clients = clients;
        this.services = services;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View form(@RequestParam(name = "user_code", defaultValue = "") String code) {
        return pages.show(new DevicePage(Forms.cut(code, LONGEST_ECHO), List.of()));
    }

    /** Every step goes to one address, so that switching the language has a page to return to. */
    @PostMapping(PATH)
    View answer(@AuthenticationPrincipal SignedIn member, HttpServletRequest http) {
        var typed = Forms.field(http, "user-code");
        if (!guesses.mayTry(member.member())) {
            return refused(typed, Code.DV429);
        }
        var code = UserCode.read(typed);
        var waiting = code.flatMap(devices::waiting);
        var client = waiting.flatMap(device -> clients.find(device.clientId()));
        if (code.isEmpty() || waiting.isEmpty() || client.isEmpty()) {
            return refused(typed, Code.DV404);
        }
        guesses.wasRight(member.member());
        return switch (Forms.field(http, "decision")) {
            case "agree" ->
                ifAdmitted(
                        client.get(),
                        waiting.get(),
                        code.get(),
                        member,
                        () -> allowed(client.get(), waiting.get(), code.get(), member, http));
            case "cancel" -> denied(code.get());
            default ->
                ifAdmitted(
                        client.get(),
                        waiting.get(),
                        code.get(),
                        member,
                        () -> confirmPage(client.get(), waiting.get(), code.get()));
        };
    }

    private View ifAdmitted(Client client, Waiting waiting, UserCode code, SignedIn member, Supplier<Page> page) {
        return switch (admissions.ofDevice(client, waiting.scopes(), member)) {
            // The page that follows asks the member, whoever's the service is.
            case Admitted _, ConsentNeeded _ -> pages.show(page.get());
            case SignInNeeded _ -> signInAgain(code);
            case NotEligible(var refused, var reason) ->
                pages.show(new NotEligiblePage(
                        service(client),
                        refused,
                        null,
                        Reason.tellable(Evidence.SESSION, List.of(reason)),
                        signIn(code)));
        };
    }

    private DeviceConfirmPage confirmPage(Client client, Waiting waiting, UserCode code) {
        return new DeviceConfirmPage(service(client), waiting.scopes(), code.written());
    }

    private Page allowed(Client client, Waiting waiting, UserCode code, SignedIn member, HttpServletRequest http) {
        if (!devices.allow(code, member)) {
            return new DevicePage("", List.of(Reason.of(Code.DV404)));
        }
        if (client.thirdParty()) {
            consents.grant(member.member(), client.id(), waiting.scopes());
        }
        codes.opened(client, member, http);
        return new DeviceDonePage(true);
    }

    private View denied(UserCode code) {
        devices.deny(code);
        return pages.show(new DeviceDonePage(false));
    }

    private View refused(String typed, Code why) {
        return pages.show(new DevicePage(Forms.cut(typed, LONGEST_ECHO), List.of(Reason.of(why))));
    }

    private static View signInAgain(UserCode code) {
        var redirect = new RedirectView(signIn(code));
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }

    private static String signIn(UserCode code) {
        return Target.of(PATH + "?user_code=" + code.written()).signIn() + "&again=yes";
    }

    private Service service(Client client) {
        return services.find(client.service()).orElseThrow();
    }
}
