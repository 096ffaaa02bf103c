package genkan.signin;

import genkan.web.Page;

/**
 * "You have signed out", visibly (ASVS 7.4.4).
 *
 * @param everywhere on every browser, not only this one
 */
public record SignedOutPage(boolean everywhere) implements Page {

    @Override
    public String template() {
        return "signin/signed-out.jte";
    }

    @Override
    public String titleKey() {
        return "signed-out.title";
    }
}
