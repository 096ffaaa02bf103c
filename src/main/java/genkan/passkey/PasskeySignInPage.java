package genkan.passkey;

import genkan.service.Service;
import genkan.web.Page;
import genkan.web.Target;
import java.util.List;

/**
 * The button that signs in with a passkey, on a page of its own.
 *
 * @param service what the member wants to open
 * @param sites the other sites that signing in leads to
 */
public record PasskeySignInPage(Service service, List<String> sites, Target target) implements Page {

    @Override
    public String template() {
        return "passkey/sign-in.jte";
    }

    @Override
    public String titleKey() {
        return "passkey-sign-in.title";
    }

    @Override
    public List<String> formsMayLeadTo() {
        return sites;
    }
}
