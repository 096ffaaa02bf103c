package genkan.signin;

import genkan.session.Browser;
import genkan.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing out on this browser, for whoever asks: it does no harm to be signed out already. */
@Controller
class SignOutController {

    private final Browser browser;
    private final Pages pages;

    SignOutController(Browser browser, Pages pages) {
        this.browser = browser;
        this.pages = pages;
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        browser.signOut(request, response);
        return "redirect:/signed-out";
    }

    @GetMapping("/signed-out")
    View signedOut(@RequestParam(defaultValue = "false") boolean everywhere) {
        return pages.show(new SignedOutPage(everywhere));
    }
}
