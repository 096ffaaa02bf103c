package genkan.mypage;

import genkan.mypage.NewRecoveryCode.Outcome;
import genkan.reason.Evidence;
import genkan.reason.Reason;
import genkan.session.Browser;
import genkan.session.SignedIn;
import genkan.web.Forms;
import genkan.web.Pages;
import genkan.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The page for a recovery code over HTTP: since when there is one, and a new one, shown once. */
@Controller
class RecoveryCodeController {

    private final NewRecoveryCode newCode;
    private final PublicAddress address;
    private final Pages pages;
    private final Clock clock;

    RecoveryCodeController(NewRecoveryCode newCode, PublicAddress address, Pages pages, Clock clock) {
        this.newCode = newCode;
        this.address = address;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/my-page/recovery-code")
    View form(@AuthenticationPrincipal SignedIn signedIn) {
        return form(signedIn, newCode.barred(signedIn));
    }

    @PostMapping("/my-page/recovery-code")
    View make(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
        var outcome = newCode.make(
                signedIn, Forms.field(request, "current-password"), request.getRemoteAddr(), Browser.labelOf(request));
        return switch (outcome) {
            case Outcome.Refused(var reasons) -> form(signedIn, reasons);
            // Not on a page of its own, as that would have to keep the code for it.
            case Outcome.Made(var code) ->
                pages.show(new RecoveryCodeMadePage(
                        code, signedIn.userId().masked(), clock.instant(), address.issuer() + "/recovery"));
        };
    }

    private View form(SignedIn signedIn, List<Reason> reasons) {
        return pages.show(new RecoveryCodePage(
                signedIn.userId(),
                newCode.madeAt(signedIn).orElse(null),
                newCode.passwordNeeded(signedIn),
                Reason.tellable(Evidence.SESSION, reasons)));
    }
}
