package genkan.notice;

import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.session.Browser;
import genkan.web.ErrorPage;
import genkan.web.Pages;
import genkan.web.Target;
import genkan.web.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The page behind the link "not me", for whoever has the mail: nobody needs to be signed in. */
@Controller
class NotMeController {

    static final String PATH = "/not-me/";

    private final NotMe notMe;
    private final Browser browser;
    private final Pages pages;

    NotMeController(NotMe notMe, Browser browser, Pages pages) {
        this.notMe = notMe;
        this.browser = browser;
        this.pages = pages;
    }

    @GetMapping(PATH + "{token}")
    View ask(@PathVariable String token) {
        return notMe.look(token)
                .map(link -> pages.show(new NotMePage(token, link.about(), false)))
                .orElseGet(this::gone);
    }

    /** Only here something happens: what scans mail for harm follows links, but sends no forms. */
    @PostMapping(PATH + "{token}")
    View lock(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        var about = notMe.look(token);
        var locked = notMe.lock(token, request.getRemoteAddr(), Browser.labelOf(request), Trace.of(request));
        if (about.isEmpty() || !locked) {
            return gone();
        }
        // The page that follows shows nobody as signed in.
        browser.signOut(request, response);
        return pages.show(new NotMePage(token, about.get().about(), true));
    }

    /** The same for a link that never was, was used, or is too old. */
    private View gone() {
        return pages.show(new ErrorPage(Reason.of(Code.PW410), Target.MY_PAGE.path()));
    }
}
