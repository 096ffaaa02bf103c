package genkan.recovery;

import genkan.activity.SignInRecord;
import genkan.member.UserId;
import genkan.member.UserIdAssignment;
import genkan.web.Page;
import genkan.web.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The member is back; what went wrong before, and what makes the next time easier. */
public record DonePage(UserId userId, @Nullable UserIdAssignment former, List<SignInRecord> failures, Target target)
        implements Page {

    @Override
    public String template() {
        return "recovery/done.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.done.title";
    }
}
