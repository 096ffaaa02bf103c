package genkan.signin;

import genkan.reason.Code;
import genkan.reason.Evidence;
import genkan.reason.Reason;
import genkan.service.Service;
import genkan.web.FormPage;
import genkan.web.Target;
import java.util.List;
import java.util.Optional;

/**
 * The sign-in form, with what came of the last attempt.
 *
 * @param service what the member wants to open
 * @param sites the other sites that signing in leads to
 * @param userId as the member typed it; empty at first
 * @param reasons why the last attempt was refused, the first heads the page; empty at first
 * @param ways through an access limit
 * @param form what the form carries along
 */
public record SignInPage(
        Service service, List<String> sites, String userId, List<Reason> reasons, List<WayThrough> ways, Form form)
        implements FormPage {

    private static final int TRIES_BEFORE_RESCUE = 3;

    /**
     * What the form carries along. None of it decides anything; it only helps to find the right words.
     *
     * @param target the page that the member wanted
     * @param tries how many attempts on this form were evaluated and failed
     * @param openedAt when the form was shown, in milliseconds since 1970
     * @param cookieSeen the browser had already brought our cookie when the form was shown
     */
    public record Form(Target target, int tries, long openedAt, boolean cookieSeen) {}

    @Override
    public String template() {
        return "signin/form.jte";
    }

    @Override
    public List<String> formsMayLeadTo() {
        return sites;
    }

    @Override
    public String titleKey() {
        return "sign-in.title";
    }

    @Override
    public boolean keptForBackButton() {
        return refused() && reasons.stream().allMatch(reason -> reason.code().needed() == Evidence.NONE);
    }

    public boolean refused() {
        return !reasons.isEmpty();
    }

    /** The one that heads the page. */
    public Optional<Reason> first() {
        return reasons.stream().findFirst();
    }

    public boolean has(Code code) {
        return reasons.stream().anyMatch(reason -> reason.code() == code);
    }

    /** Whether a slip in the password was diagnosed that "sign in with it as typed" overrides. */
    public boolean passwordSlip() {
        return first().filter(reason -> "password".equals(reason.variant()))
                .map(Reason::code)
                .filter(code -> code == Code.SS401_FULL_WIDTH
                        || code == Code.SS401_SPACES
                        || code == Code.SS401_JAPANESE
                        || code == Code.SS401_CAPS_LOCK)
                .isPresent();
    }

    public boolean userIdFault() {
        return isAbout("userId");
    }

    public boolean passwordFault() {
        return isAbout("password");
    }

    private boolean isAbout(String field) {
        return first().filter(reason -> field.equals(reason.variant()) || "both".equals(reason.variant()))
                .isPresent();
    }

    /** The User ID that was probably meant, from the typed text and public rules alone. */
    public Optional<String> suggestion() {
        return first().map(reason -> reason.facts().get("suggestion"));
    }

    /** Whether the pair was evaluated and not confirmed, so that the causes are worth listing. */
    public boolean notConfirmed() {
        return has(Code.SS401);
    }

    /** Whether the way to a new password need not ask for the User ID: it is the one that was just refused. */
    public boolean knowsWhoAsks() {
        return notConfirmed() && !userId.isBlank();
    }

    /**
     * Whether to lead to the way back before anything is tried again: after a few tries, or when only it opens the door.
     * What the refusal says was told against evidence, so this adds nothing to it.
     */
    public boolean offersRescue() {
        return (notConfirmed() && (form.tries() >= TRIES_BEFORE_RESCUE || has(Code.SS401_CHANGED)))
                || has(Code.SS423)
                || has(Code.SS451);
    }

    public List<Cause> causes() {
        return Cause.likeliestFirst(form.tries(), has(Code.SS401_CHANGED));
    }
}
