package genkan.recovery;

import genkan.reason.Reason;
import genkan.web.FormPage;
import genkan.web.Target;
import java.util.List;

/**
 * Who are you? Any one of three things that members still know.
 *
 * @param callsAvailable whether a telephone line is up; told before anything is typed
 */
public record ClaimPage(Purpose purpose, Typed typed, Target target, boolean callsAvailable, List<Reason> reasons)
        implements FormPage {

    @Override
    public String template() {
        return "recovery/claim.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.claim.title-" + purpose.path();
    }

    /** The address of this very form, which also takes what was typed along into the other language. */
    public String path() {
        return "/recovery/" + purpose.path();
    }

    /** Whether the refusal is about this field: userId, mail, kana or birthDate. */
    public boolean fault(String field) {
        return reasons.stream().anyMatch(reason -> field.equals(reason.variant()));
    }
}
