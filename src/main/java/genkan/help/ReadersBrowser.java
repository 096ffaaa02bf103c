package genkan.help;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which steps are likely to be the reader's: only what is unfolded depends on it. */
public final class ReadersBrowser {

    /** Android's own mark for it, and those of the apps that many members read messages in. */
    private static final Pattern INSIDE_AN_APP = Pattern.compile("; wv\\)| Line/|FBA[NV]/| Instagram |MicroMessenger/");

    private ReadersBrowser() {}

    /** The name of a browser block, such as {@code edge}; empty if it is none of them. */
    public static String of(@Nullable String userAgent) {
        var agent = userAgent == null ? "" : userAgent;
        if (agent.contains("Trident/") || agent.contains("MSIE ")) {
            return "legacy";
        }
        if (agent.contains("iPhone") || agent.contains("iPad")) {
            return "iphone";
        }
        if (agent.contains("Android")) {
            return agent.contains("Firefox/") ? "" : "android";
        }
        // Each of them calls itself by the names of those that come after it, too.
        if (agent.contains("Edg/")) {
            return "edge";
        }
        if (agent.contains("Firefox/")) {
            return "firefox";
        }
        if (agent.contains("Chrome/")) {
            return "chrome";
        }
        return agent.contains("Macintosh") && agent.contains("Safari/") ? "safari" : "";
    }

    /** Whether the page is open inside another app, which keeps its cookies to itself and often not for long. */
    public static boolean insideAnApp(@Nullable String userAgent) {
        return userAgent != null && INSIDE_AN_APP.matcher(userAgent).find();
    }
}
