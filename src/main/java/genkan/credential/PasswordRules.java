package genkan.credential;

import genkan.secret.PopularPasswords;
import genkan.typing.JapaneseInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a new password must be. Passwords from before a rule keep working; nothing is asked about which kinds of
 * characters there are.
 *
 * @param shortest how many characters a new password has at least, 8 to 64
 */
@ConfigurationProperties("genkan.password")
public record PasswordRules(@DefaultValue("15") int shortest) {

    public PasswordRules {
        if (shortest < 8 || shortest > 64) {
            throw new IllegalArgumentException("genkan.password.shortest must be 8 to 64, but is " + shortest);
        }
    }

    /** Why a text cannot be a new password. */
    public enum Flaw {
        TOO_LONG,
        TOO_SHORT,
        /** Full-width characters, kana or kanji. */
        FULL_WIDTH,
        SPACES_AT_ENDS,
        /** Nothing but what others know about the member. */
        KNOWN_WORDS,
        /** One of the passwords that attackers try first. */
        WIDELY_KNOWN
    }

    /**
     * What is wrong with a text as a new password, in the order of {@link Flaw}; empty if it may be one.
     *
     * @param known what others know about the member, such as the User ID
     */
    public List<Flaw> flaws(String typed, Set<String> known) {
        var password = Password.of(typed);
        if (password.tooLong()) {
            // Nothing else is looked for in a text of any length.
            return List.of(Flaw.TOO_LONG);
        }

        var flaws = new ArrayList<Flaw>();
        if (password.length() < shortest) {
            flaws.add(Flaw.TOO_SHORT);
        }
        // The sign-in page would stop such a password every time, as it nearly always is a slip there.
        var slips = TypedPassword.slips(typed);
        if (slips.contains(TypingSlip.FULL_WIDTH) || slips.contains(TypingSlip.JAPANESE_LETTERS)) {
            flaws.add(Flaw.FULL_WIDTH);
        }
        if (slips.contains(TypingSlip.SPACES_AT_ENDS)) {
            flaws.add(Flaw.SPACES_AT_ENDS);
        }
        var words = known.stream()
                .map(PasswordRules::folded)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        if (isMadeOf(words, folded(typed))) {
            flaws.add(Flaw.KNOWN_WORDS);
        }
        if (PopularPasswords.shipped().contains(Password.of(folded(typed)).utf8())) {
            flaws.add(Flaw.WIDELY_KNOWN);
        }
        return flaws;
    }

    // From each place that words reach, the places one word further; a regular expression could try for ever.
    private static boolean isMadeOf(Set<String> words, String text) {
        var reached = new boolean[text.length() + 1];
        reached[0] = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            for (var word : words) {
                if (reached[i] && text.startsWith(word, i)) {
                    reached[i + word.length()] = true;
                }
            }
        }
        return reached[text.length()];
    }

    private static String folded(String text) {
        return JapaneseInput.withoutSpacesAtEnds(JapaneseInput.halfWidth(text)).toLowerCase(Locale.ROOT);
    }
}
