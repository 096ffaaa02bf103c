package genkan.help;

import genkan.web.Page;
import genkan.web.Target;

/**
 * "An error is displayed when signing in": the four causes and the box about SS503 (R005 to R083).
 *
 * @param target the page that the member wanted; each cause ends in a link that tries again
 */
public record HelpPage(Target target) implements Page {

    @Override
    public String template() {
        return "help/causes.jte";
    }

    @Override
    public String titleKey() {
        return "help.title";
    }
}
