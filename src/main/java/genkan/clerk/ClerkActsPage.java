package genkan.clerk;

import genkan.clerk.ClerkActs.Act;
import genkan.web.Layout;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the clerks did, the newest first.
 *
 * @param older the number before which the next page begins; null where this is the last
 */
public record ClerkActsPage(
        SignedInClerk clerk,
        List<Act> acts,
        boolean newest,
        @Nullable Long older) implements ClerkPage {

    private static final int ON_A_PAGE = 50;

    static ClerkActsPage of(SignedInClerk clerk, long before, ClerkActs acts) {
        var found = acts.before(before, ON_A_PAGE + 1);
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        var older = found.size() > ON_A_PAGE ? shown.getLast().number() : null;
        return new ClerkActsPage(clerk, List.copyOf(shown), before == Long.MAX_VALUE, older);
    }

    /** From where on to show; anything that is no number begins with the newest. */
    static long numberIn(String asked) {
        return asked.matches("[0-9]{1,18}") ? Long.parseLong(asked) : Long.MAX_VALUE;
    }

    /** In words where there are any; modules bring those of their own acts. */
    public String words(Act act, Layout layout) {
        return layout.texts()
                .find(layout.locale(), "operator-act." + act.what(), Map.of())
                .orElse(act.what());
    }

    public String who(Act act, Layout layout) {
        return switch (act.who()) {
            case ClerkActs.NOBODY -> layout.text("clerk-acts.nobody");
            case ClerkActs.COMMAND -> layout.text("clerk-acts.command");
            default -> act.who();
        };
    }

    @Override
    public String template() {
        return "clerk/acts.jte";
    }

    @Override
    public String titleKey() {
        return "clerk-acts.title";
    }
}
