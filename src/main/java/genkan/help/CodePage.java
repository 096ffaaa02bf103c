package genkan.help;

import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.Page;
import genkan.web.Target;
import java.util.EnumSet;
import java.util.Set;

/**
 * The article of one code: what it means and what to do, step by step.
 *
 * @param reason the code without the facts of any attempt
 * @param target the page that the member wanted
 */
public record CodePage(Reason reason, Target target) implements Page {

    private static final Set<Code> LEADING_BACK = EnumSet.of(
            Code.SS401,
            Code.SS401_CHANGED,
            Code.SS401_PASSWORD,
            Code.SS401_OTHER_ID,
            Code.SS423,
            Code.SS451,
            Code.SS503,
            Code.PW410,
            Code.PV401,
            Code.PV408,
            Code.PV409,
            Code.PV412);

    /** Whether the way back in may help, so that the article leads there. */
    public boolean leadsBack() {
        return LEADING_BACK.contains(reason.code());
    }

    @Override
    public String template() {
        return "help/code.jte";
    }

    @Override
    public String titleKey() {
        return "help.title";
    }
}
