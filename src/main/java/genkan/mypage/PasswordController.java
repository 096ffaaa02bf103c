package genkan.mypage;

import genkan.credential.PasswordRules;
import genkan.mypage.PasswordChange.Typed;
import genkan.reason.Evidence;
import genkan.reason.Reason;
import genkan.session.Browser;
import genkan.session.SignedIn;
import genkan.web.Forms;
import genkan.web.Pages;
import genkan.web.Target;
import genkan.web.Told;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The page for a new password over HTTP. */
@Controller
class PasswordController {

    private final PasswordChange change;
    private final PasswordRules rules;
    private final Browser browser;
    private final Told told;
    private final Pages pages;

    PasswordController(PasswordChange change, PasswordRules rules, Browser browser, Told told, Pages pages) {
        this.change = change;
        this.rules = rules;
        this.browser = browser;
        this.told = told;
        this.pages = pages;
    }

    @GetMapping("/my-page/password")
    View form(@AuthenticationPrincipal SignedIn signedIn) {
        return page(signedIn, List.of());
    }

    /** Sets the new password and signs the member out everywhere else: whoever knew the old one stays nowhere. */
    @PostMapping("/my-page/password")
    View set(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        var typed = new Typed(
                Forms.field(request, "current-password"),
                Forms.field(request, "new-password"),
                Forms.field(request, "new-password-again"));
        var reasons = change.change(
                signedIn,
                typed,
                request.getRemoteAddr(),
                Browser.labelOf(request),
                () -> browser.signOutElsewhere(request));
        if (!reasons.isEmpty()) {
            return page(signedIn, reasons);
        }
        told.tell(response, List.of("password-set"));
        return Forms.seeOther(Target.MY_PAGE);
    }

    private View page(SignedIn signedIn, List<Reason> reasons) {
        return pages.show(new PasswordPage(
                signedIn.userId(),
                rules.shortest(),
                change.currentNeeded(signedIn),
                Reason.tellable(Evidence.SESSION, reasons)));
    }
}
