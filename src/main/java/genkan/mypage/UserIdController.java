package genkan.mypage;

import genkan.mypage.UserIdChange.Outcome;
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

/** The pages for a new User ID over HTTP: the form, and the confirmation that reads it out. */
@Controller
class UserIdController {

    private static final int LONGEST_ECHO = 256;

    private final UserIdChange change;
    private final Told told;
    private final Pages pages;

    UserIdController(UserIdChange change, Told told, Pages pages) {
        this.change = change;
        this.told = told;
        this.pages = pages;
    }

    @GetMapping("/my-page/user-id")
    View form(@AuthenticationPrincipal SignedIn signedIn) {
        return pages.show(new UserIdPage(signedIn.userId(), "", tellable(change.barred(signedIn))));
    }

    /** Both steps go to one address, so that switching the language has a page to return to. */
    @PostMapping("/my-page/user-id")
    View answer(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        var typed = Forms.field(request, "new-name");
        var outcome = Forms.field(request, "confirmed").isEmpty()
                ? change.check(signedIn, typed)
                : change.save(
                        signedIn,
                        typed,
                        Forms.field(request, "current-password"),
                        request.getRemoteAddr(),
                        Browser.labelOf(request));
        return switch (outcome) {
            case Outcome.Refused(var reasons) ->
                pages.show(new UserIdPage(signedIn.userId(), Forms.cut(typed, LONGEST_ECHO), tellable(reasons)));
            case Outcome.ToConfirm(var wanted, var unproven) ->
                pages.show(new UserIdConfirmPage(signedIn.userId(), wanted, tellable(unproven)));
            case Outcome.Saved() -> {
                told.tell(response, List.of("user-id-saved"));
                yield Forms.seeOther(Target.MY_PAGE);
            }
        };
    }

    private static List<Reason> tellable(List<Reason> reasons) {
        return Reason.tellable(Evidence.SESSION, reasons);
    }
}
