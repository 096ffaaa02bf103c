package genkan.recovery;

import genkan.web.Page;
import genkan.web.Target;

/** Passwords are evaluated on this browser again. */
public record LimitLiftedPage(Target target) implements Page {

    @Override
    public String template() {
        return "recovery/limit-lifted.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.limit-lifted.title";
    }
}
