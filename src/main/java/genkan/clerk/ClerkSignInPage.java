package genkan.clerk;

import genkan.clerk.ClerkSignIn.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The clerks' door.
 *
 * @param name as typed before
 * @param refusal which sentence heads the form, of {@code clerk-sign-in.…}; empty at first
 * @param minutes to wait, where that is the reason
 */
public record ClerkSignInPage(String name, String refusal, long minutes, int status) implements ClerkPage {

    static ClerkSignInPage fresh() {
        return new ClerkSignInPage("", "", 0, 200);
    }

    static ClerkSignInPage after(Outcome outcome, String name) {
        return switch (outcome) {
            case Outcome.SignedIn _ -> fresh();
            case Outcome.Refused() -> new ClerkSignInPage(name, "refused", 0, 200);
            case Outcome.Limited(var left) ->
                new ClerkSignInPage(
                        name, "limited", Math.max(1, left.plusSeconds(59).toMinutes()), 429);
            case Outcome.Busy() -> new ClerkSignInPage(name, "busy", 0, 503);
        };
    }

    @Override
    public @Nullable SignedInClerk clerk() {
        return null;
    }

    @Override
    public String template() {
        return "clerk/sign-in.jte";
    }

    @Override
    public String titleKey() {
        return "clerk-sign-in.title";
    }
}
