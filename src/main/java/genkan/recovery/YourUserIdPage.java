package genkan.recovery;

import genkan.member.UserId;
import genkan.web.Page;
import genkan.web.Spelled;
import genkan.web.Target;
import java.util.List;

/**
 * The member's User ID, shown once, with a form to sign in with it, and what went wrong before.
 *
 * @param sites the other sites that signing in leads to
 * @param openedAt when the form was shown, in milliseconds since 1970
 */
public record YourUserIdPage(UserId userId, Before before, Target target, List<String> sites, long openedAt)
        implements Page {

    @Override
    public String template() {
        return "recovery/your-user-id.jte";
    }

    @Override
    public List<String> formsMayLeadTo() {
        return sites;
    }

    @Override
    public String titleKey() {
        return "recovery.your-user-id.title";
    }

    public List<Spelled> spelled() {
        return Spelled.of(userId.canonical());
    }
}
