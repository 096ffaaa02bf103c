package genkan.recovery;

import genkan.activity.SignInRecord;
import genkan.member.UserId;
import genkan.member.UserIdAssignment;
import genkan.web.Page;
import genkan.web.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The member's User ID, shown once, and what went wrong before. */
public record YourUserIdPage(
        UserId userId, @Nullable UserIdAssignment former, List<SignInRecord> failures, Target target) implements Page {

    @Override
    public String template() {
        return "recovery/your-user-id.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.your-user-id.title";
    }
}
