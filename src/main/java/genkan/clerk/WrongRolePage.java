package genkan.clerk;

import org.jspecify.annotations.Nullable;

/** A page that is for clerks of another role. */
public record WrongRolePage(@Nullable SignedInClerk clerk, Role needed) implements ClerkPage {

    @Override
    public String template() {
        return "clerk/wrong-role.jte";
    }

    @Override
    public String titleKey() {
        return "clerk-wrong-role.title";
    }

    @Override
    public int status() {
        return 403;
    }
}
