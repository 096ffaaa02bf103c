package genkan;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** WCAG 2.2 AA as far as a checker can tell, and no scrolling sideways. */
public final class Accessibility {

    private static final List<String> LEVELS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String NO_SIDEWAYS_SCROLLING =
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth";

    private Accessibility() {}

    /** What keeps somebody from using the page as it is now. */
    public static List<String> faults(Page page, String name) {
        var violations = new AxeBuilder(page)
                .withTags(LEVELS).analyze().getViolations().stream().map(rule -> name + ": " + told(rule));
        var sideways = (Boolean) page.evaluate(NO_SIDEWAYS_SCROLLING)
                ? Stream.<String>of()
                : Stream.of(name + ": has to be scrolled sideways");
        return Stream.concat(violations, sideways).toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
