package genkan.help.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a member typed into the search, cut to a length at which it can still be a question. Every character of it is a
 * letter to look for; there is no query language.
 *
 * @param text without control characters
 */
record Typed(String text) {

    static final int LONGEST = 200;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

    static Typed of(String typed) {
        var spaced = SPACES.matcher(cut(typed, 10 * LONGEST)).replaceAll(" ").strip();
        return new Typed(cut(spaced, LONGEST));
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** Narrow and in small letters. */
    String plain() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
