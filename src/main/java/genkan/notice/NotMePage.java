package genkan.notice;

import genkan.web.Page;
import java.util.Locale;

/**
 * "Was it not you?", and that it is done.
 *
 * @param token the link's secret, for the form
 * @param about what the notice told
 */
public record NotMePage(String token, Kind about, boolean done) implements Page {

    @Override
    public String template() {
        return "notice/not-me.jte";
    }

    @Override
    public String titleKey() {
        return done ? "not-me.done-title" : "not-me.title";
    }

    /** The key of the sentence that the notice began with. */
    public String textKey() {
        return "notice." + about.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".text";
    }

    @Override
    public String toString() {
        return "NotMePage[" + about + ", " + done + "]";
    }
}
