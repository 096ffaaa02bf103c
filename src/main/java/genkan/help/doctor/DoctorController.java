package genkan.help.doctor;

import genkan.help.ReadersBrowser;
import genkan.web.Cookies;
import genkan.web.Forms;
import genkan.web.Languages;
import genkan.web.Page;
import genkan.web.Pages;
import genkan.web.Target;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** The sign-in doctor's pages. All that is known stands in their address; nothing is kept here. */
@Controller
class DoctorController {

    private final Cookies cookies;
    private final Pages pages;

    DoctorController(Cookies cookies, Pages pages) {
        this.cookies = cookies;
        this.pages = pages;
    }

    @GetMapping("/help/doctor")
    View doctor(@RequestParam Map<String, String> words, HttpServletRequest request) {
        var target = Target.of(words.get("to"));
        var findings = Findings.read(words);
        if (words.containsKey("begin")) {
            var language = language(words).isEmpty() ? "" : "&lang=" + language(words);
            var found = checked(findings, request);
            return Forms.seeOther(new Target(target.addedTo("/help/doctor") + found.query() + language));
        }
        return pages.show(
                findings.areNone()
                        ? new DoctorPage(target, findings.shown(), language(words))
                        : next(findings, target, request));
    }

    /** Whether the cookie of the page that asks comes back: {@code kept} or {@code off}, as {@link Finding} has it. */
    @GetMapping(value = "/help/doctor/cookies", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String cookies(HttpServletRequest request) {
        return cookiesIn(request).value();
    }

    private static Page next(Findings findings, Target target, HttpServletRequest request) {
        return switch (findings.next()) {
            case Step.Asks(var question) -> QuestionPage.of(question, findings, target);
            case Step.Ends(var diagnosis) -> EndPage.of(diagnosis, findings, target, browser(request));
        };
    }

    /** What the first page's script has found out, and what the server sees without it. */
    private Findings checked(Findings findings, HttpServletRequest request) {
        var seen = findings.with(
                ReadersBrowser.insideAnApp(request.getHeader(HttpHeaders.USER_AGENT))
                        ? Finding.WINDOW_IN_APP
                        : Finding.WINDOW_OWN);
        if (seen.answer(Question.SCRIPT).isEmpty()) {
            seen = seen.with(Finding.SCRIPT_OFF);
        }
        // The script tries a cookie of its own besides: one that is refused is enough.
        return seen.include(List.of(Finding.COOKIES_OFF)) ? seen : seen.with(cookiesIn(request));
    }

    /** The page before set the form cookie; whoever comes without it has refused it. */
    private Finding cookiesIn(HttpServletRequest request) {
        return cookies.bringsFormCookie(request) ? Finding.COOKIES_KEPT : Finding.COOKIES_OFF;
    }

    /** A language that was asked for goes along: without cookies there is nowhere else to keep it. */
    private static String language(Map<String, String> words) {
        return Languages.ALL.stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals(words.get("lang")))
                .findFirst()
                .orElse("");
    }

    private static String browser(HttpServletRequest request) {
        return ReadersBrowser.of(request.getHeader(HttpHeaders.USER_AGENT));
    }
}
