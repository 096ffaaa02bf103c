package genkan.recovery;

import genkan.member.UserId;
import genkan.web.Page;
import genkan.web.Target;

/** The new password is set, and the membership does not let anybody in. */
public record BarredPage(UserId userId, Target target) implements Page {

    @Override
    public String template() {
        return "recovery/barred.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.barred.title";
    }
}
