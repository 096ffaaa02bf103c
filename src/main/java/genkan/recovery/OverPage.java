package genkan.recovery;

import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.FormPage;
import genkan.web.Target;
import java.util.List;
import java.util.Map;

/** There is nothing to go on with: it was used, left, guessed at too often, or too much time has passed (PW410). */
public record OverPage(Target target) implements FormPage {

    @Override
    public List<Reason> reasons() {
        return List.of(Reason.of(Code.PW410, "recovery", Map.of()));
    }

    @Override
    public String template() {
        return "recovery/over.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.over.title";
    }
}
