package genkan.recovery;

import genkan.web.Page;
import genkan.web.Target;

/** Enough was proved; one press uses it, because what reads ahead of the member must not. */
public record ProvedPage(Purpose purpose, Target target) implements Page {

    @Override
    public String template() {
        return "recovery/proved.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.proved.title";
    }
}
