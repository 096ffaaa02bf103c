package genkan.help.doctor;

import genkan.reason.Code;
import genkan.web.Layout;
import genkan.web.Page;
import genkan.web.Target;
import java.util.Set;

/**
 * The one thing that helps, and why.
 *
 * @param row names the sentence that says why
 * @param otherwise what to do if it does not help
 * @param forOperator what was found, in codes that can be read out
 * @param shown the code that the member was shown; empty if none is known
 * @param target the page that the member wanted
 * @param browser which the reader has, such as {@code edge}; empty if it is another
 */
public record EndPage(
        String row, Remedy remedy, Remedy otherwise, String forOperator, String shown, Target target, String browser)
        implements Page {

    /** Where browser blocks stand: in the reader's own, they are unfolded. */
    private static final Set<Remedy> BY_BROWSER = Set.of(
            Remedy.BROWSER_SETTINGS,
            Remedy.about(Code.BROWSER_NO_SCRIPT),
            Remedy.about(Code.BROWSER_COOKIES_LOST),
            Remedy.about(Code.BROWSER_UNDETERMINED));

    static EndPage of(Diagnosis diagnosis, Findings findings, Target target, String browser) {
        return new EndPage(
                diagnosis.row(),
                diagnosis.remedy(),
                diagnosis.otherwise(),
                findings.forOperator(browser),
                findings.shown(),
                target,
                browser);
    }

    /** Where a remedy is; empty for the desk, which is called. */
    public String address(Remedy of) {
        return switch (of) {
            case Remedy.Section(var article, var name) -> target.addedTo("/help/articles/" + article + "#" + name);
            case Remedy.ArticleOf(var code) -> target.addedTo("/help/codes/" + code.code());
            case Remedy.SignIn() -> target.signIn();
            case Remedy.Recovery() -> target.addedTo("/recovery");
            case Remedy.Desk() -> "";
        };
    }

    public String words(Remedy of, Layout layout) {
        return switch (of) {
            case Remedy.Section section -> layout.text("doctor.read." + section.name());
            case Remedy.ArticleOf(var code) ->
                layout.text("doctor.read-code", "title", layout.text("reason." + code.code() + ".title"));
            case Remedy.SignIn() -> layout.text("help.again");
            case Remedy.Recovery() -> layout.text("doctor.recovery");
            case Remedy.Desk() -> layout.text("doctor.desk");
        };
    }

    public boolean signsIn() {
        return remedy.equals(Remedy.SIGN_IN);
    }

    public boolean unfoldsForBrowser() {
        return !browser.isEmpty() && BY_BROWSER.contains(remedy);
    }

    @Override
    public String template() {
        return "help/doctor-end.jte";
    }

    @Override
    public String titleKey() {
        return "doctor.title";
    }
}
