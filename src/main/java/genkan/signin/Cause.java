package genkan.signin;

import java.util.List;
import java.util.Locale;

/** The four causes of a failed sign-in that the help article explains (R023, R039, R053, R059). */
public enum Cause {
    TYPING,
    NOT_WHAT_YOU_THINK,
    BROWSER_REMEMBERS,
    BROWSER_SETTINGS;

    private static final int CLEAN_FAILURES = 2;

    /**
     * The order in which they are worth a look. After two failures without a slip in the typing, or when this browser
     * knows better, the ID or the password is probably not what the member thinks (scenario 13).
     */
    static List<Cause> likeliestFirst(int tries, boolean changed) {
        return tries >= CLEAN_FAILURES || changed
                ? List.of(NOT_WHAT_YOU_THINK, BROWSER_REMEMBERS, TYPING, BROWSER_SETTINGS)
                : List.of(values());
    }

    /** Where the article about all causes explains this one. */
    public String article() {
        return "/help#" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
