package genkan.credential;

import genkan.typing.JapaneseInput;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Tells what may have gone wrong in typing a password, and what the member may have meant.
 *
 * <p>It only diagnoses. A password is verified exactly as received (ASVS 6.2.8); a repair is offered to the member,
 * who sends it or does not. {@code static/typing.js} says the same in the page, held to it by {@code
 * typing-cases.tsv}.
 */
public final class TypedPassword {

    /** With fewer letters, capitals are as likely meant: "PW2026!". */
    private static final int LETTERS_THAT_TELL_CAPS_LOCK = 3;

    private static final String LOOK_ALIKES = "Il1|O0";

    private TypedPassword() {}

    /** The slips that show in the text, in the order of {@link TypingSlip}; letters count in either width. */
    public static Set<TypingSlip> slips(CharSequence typed) {
        var halfWidth = JapaneseInput.halfWidth(typed);
        var slips = EnumSet.noneOf(TypingSlip.class);
        if (!halfWidth.contentEquals(typed)) {
            slips.add(TypingSlip.FULL_WIDTH);
        }
        if (JapaneseInput.withoutSpacesAtEnds(typed).length() < typed.length()) {
            slips.add(TypingSlip.SPACES_AT_ENDS);
        }
        if (JapaneseInput.containsLetters(typed)) {
            slips.add(TypingSlip.JAPANESE_LETTERS);
        }
        if (isAllCapitals(halfWidth)) {
            slips.add(TypingSlip.CAPS_LOCK_LIKELY);
        }
        if (halfWidth.chars().anyMatch(character -> LOOK_ALIKES.indexOf(character) >= 0)) {
            slips.add(TypingSlip.LOOK_ALIKES);
        }
        return Collections.unmodifiableSet(slips);
    }

    /**
     * The text without the slip, or as it is if the slip cannot be repaired. Repairs may be done one after another in
     * any order, with the same end.
     */
    public static String repaired(CharSequence typed, TypingSlip slip) {
        return switch (slip) {
            case FULL_WIDTH -> JapaneseInput.halfWidth(typed);
            case SPACES_AT_ENDS -> JapaneseInput.withoutSpacesAtEnds(typed);
            case CAPS_LOCK_LIKELY -> withCaseInverted(typed);
            case JAPANESE_LETTERS, LOOK_ALIKES -> typed.toString();
        };
    }

    private static boolean isAllCapitals(String halfWidth) {
        return halfWidth.chars().noneMatch(TypedPassword::isSmall)
                && halfWidth.chars().filter(TypedPassword::isCapital).count() >= LETTERS_THAT_TELL_CAPS_LOCK;
    }

    private static String withCaseInverted(CharSequence typed) {
        var halfWidth = JapaneseInput.halfWidth(typed);
        var inverted = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char letter = halfWidth.charAt(i);
            // In both widths a small letter follows its capital at the same distance.
            int change = isCapital(letter) ? 'a' - 'A' : isSmall(letter) ? 'A' - 'a' : 0;
            inverted.append((char) (typed.charAt(i) + change));
        }
        return inverted.toString();
    }

    private static boolean isCapital(int character) {
        return 'A' <= character && character <= 'Z';
    }

    private static boolean isSmall(int character) {
        return 'a' <= character && character <= 'z';
    }
}
