package genkan.recovery;

import genkan.web.Page;
import genkan.web.Target;

/** What a member who cannot get in may want to do. */
public record StartPage(Target target, boolean callsAvailable) implements Page {

    @Override
    public String template() {
        return "recovery/start.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.start.title";
    }
}
