package genkan.recovery;

import genkan.reason.Reason;
import genkan.web.FormPage;
import genkan.web.Target;
import java.util.List;

/**
 * Which of the members who share what was proved is here?
 *
 * @param masked their User IDs, masked; the form sends the place in this list
 */
public record ChoosePage(List<String> masked, Target target, List<Reason> reasons) implements FormPage {

    @Override
    public String template() {
        return "recovery/choose.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.choose.title";
    }
}
