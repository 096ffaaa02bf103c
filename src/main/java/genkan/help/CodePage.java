package genkan.help;

import genkan.reason.Reason;
import genkan.web.Page;
import genkan.web.Target;

/**
 * The article of one code: what it means and what to do, step by step.
 *
 * @param reason the code without the facts of any attempt
 * @param target the page that the member wanted
 */
public record CodePage(Reason reason, Target target) implements Page {

    @Override
    public String template() {
        return "help/code.jte";
    }

    @Override
    public String titleKey() {
        return "help.title";
    }
}
