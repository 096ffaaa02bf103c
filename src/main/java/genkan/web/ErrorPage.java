package genkan.web;

import genkan.reason.Reason;

/** A page that could not be shown: why, and the one link that leads on. */
public record ErrorPage(Reason reason, String onward) implements Page {

    @Override
    public String template() {
        return "web/error.jte";
    }

    @Override
    public String titleKey() {
        return "error.title";
    }

    @Override
    public int status() {
        return reason.code().status();
    }
}
