package genkan.clerk;

import genkan.clerk.ClerkActs.Act;
import org.jspecify.annotations.Nullable;

/**
 * A clerk's first page.
 *
 * @param before the sign-in before this one
 */
public record ClerkHomePage(SignedInClerk clerk, @Nullable Act before) implements ClerkPage {

    @Override
    public String template() {
        return "clerk/home.jte";
    }

    @Override
    public String titleKey() {
        return "clerk-home.title";
    }
}
