package genkan.signin;

import genkan.activity.SignOuts;
import genkan.service.Service;
import genkan.session.Browser;
import genkan.session.SignedIn;
import genkan.web.Pages;
import genkan.web.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing out on this browser, for whoever asks: it does no harm to be signed out already. */
@Controller
class SignOutController {

    private final Browser browser;
    private final SignOuts signOuts;
    private final Pages pages;

    SignOutController(Browser browser, SignOuts signOuts, Pages pages) {
        this.browser = browser;
        this.signOuts = signOuts;
        this.pages = pages;
    }

    @PostMapping("/sign-out")
    String signOut(
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal @Nullable SignedIn member) {
        browser.signOut(request, response);
        if (member != null) {
            signOuts.note(
                    member.member(),
                    Service.MY_PAGE,
                    request.getRemoteAddr(),
                    Browser.labelOf(request),
                    member.deviceId(),
                    Trace.of(request));
        }
        return "redirect:/signed-out";
    }

    @GetMapping("/signed-out")
    View signedOut(@RequestParam(defaultValue = "false") boolean everywhere) {
        return pages.show(new SignedOutPage(everywhere));
    }
}
