package genkan.clerk;

import genkan.clerk.ClerkSignIn.Outcome;
import genkan.credential.Password;
import genkan.web.Forms;
import genkan.web.Pages;
import genkan.web.Target;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The clerks' door, their first page, and the list of what they did. */
@Controller
class ClerkController {

    private static final int LONGEST_NAME = 64;

    private final ClerkSignIn signIn;
    private final Clerks clerks;
    private final ClerkActs acts;
    private final Pages pages;

    ClerkController(ClerkSignIn signIn, Clerks clerks, ClerkActs acts, Pages pages) {
        this.signIn = signIn;
        this.clerks = clerks;
        this.acts = acts;
        this.pages = pages;
    }

    @GetMapping("/operator/sign-in")
    View door() {
        return pages.show(ClerkSignInPage.fresh());
    }

    @PostMapping("/operator/sign-in")
    View signIn(HttpServletRequest request, HttpServletResponse response) {
        var name = Forms.field(request, "name");
        var outcome = signIn.attempt(
                name,
                Password.of(Forms.field(request, "password")),
                Forms.field(request, "code"),
                request.getRemoteAddr());
        if (outcome instanceof Outcome.SignedIn(var clerk)) {
            clerks.signIn(clerk, request, response);
            return Forms.seeOther(Target.of(Clerks.AREA));
        }
        if (outcome instanceof Outcome.Limited(var left)) {
            response.setHeader(
                    "Retry-After", String.valueOf(left.plusMillis(999).toSeconds()));
        }
        return pages.show(ClerkSignInPage.after(outcome, Forms.cut(name, LONGEST_NAME)));
    }

    @GetMapping("/operator")
    View home(HttpServletRequest request) {
        var clerk = clerks.signedIn(request).orElseThrow();
        return pages.show(new ClerkHomePage(clerk, acts.signInBefore(clerk).orElse(null)));
    }

    @GetMapping("/operator/acts")
    View acts(HttpServletRequest request, @RequestParam(defaultValue = "") String before) {
        return pages.show(
                ClerkActsPage.of(clerks.signedIn(request).orElseThrow(), ClerkActsPage.numberIn(before), acts));
    }

    @PostMapping("/operator/sign-out")
    View signOut(HttpServletRequest request, HttpServletResponse response) {
        var clerk = clerks.signedIn(request).orElseThrow();
        clerks.signOut(request, response);
        acts.note(clerk, Acts.SIGNED_OUT, "", request.getRemoteAddr());
        return Forms.seeOther(Target.of(ClerkSecurity.SIGN_IN));
    }
}
