package genkan.recovery;

import genkan.member.UserId;
import genkan.reason.Reason;
import genkan.web.FormPage;
import genkan.web.Target;
import java.util.List;

/**
 * The form for a new password, for a member who has proved who is here.
 *
 * @param userId whose password it is, for the browser that keeps passwords
 * @param shortest how many characters it has at least
 */
public record RecoveredPasswordPage(UserId userId, int shortest, Target target, List<Reason> reasons)
        implements FormPage {

    @Override
    public String template() {
        return "recovery/password.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.password.title";
    }
}
