package genkan.help;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text as it would read without disguises, and where each letter of that came from: narrow, in small letters, with
 * ordinary digits for circled ones, and without what cannot be seen.
 */
final class Unfolded {

    private static final String KANJI_DIGITS = "〇零一二三四五六七八九壱弐参";
    private static final String THEIR_VALUES = "00123456789123";

    private static final int SOUND_MARK = 0x3099;
    private static final int HALF_SOUND_MARK = 0x309A;

    private final StringBuilder plain = new StringBuilder();
    private final int[] from;
    private final int[] to;

    /** Told of a find, with its place in the text as it was written. */
    interface Finder {
        void found(MatchResult match, int from, int to);
    }

    private Unfolded(int longest) {
        this.from = new int[longest];
        this.to = new int[longest];
    }

    /** One character can stand for eighteen. */
    static Unfolded of(String text) {
        var unfolded = new Unfolded(text.length() * 18);
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            unfolded.add(character, at, next);
            at = next;
        }
        return unfolded;
    }

    String plain() {
        return plain.toString();
    }

    /** The same, letter for letter, with digits for the kanji that can be digits. */
    String inDigits() {
        var digits = new StringBuilder(plain);
        for (int at = 0; at < digits.length(); at++) {
            int value = KANJI_DIGITS.indexOf(digits.charAt(at));
            if (value >= 0) {
                digits.setCharAt(at, THEIR_VALUES.charAt(value));
            }
        }
        return digits.toString();
    }

    void find(Pattern pattern, String within, Finder finder) {
        pattern.matcher(within)
                .results()
                .forEach(match -> finder.found(match, from[match.start()], to[match.end() - 1]));
    }

    void find(Pattern pattern, String within, String group, Finder finder) {
        pattern.matcher(within)
                .results()
                .forEach(match -> finder.found(match, from[match.start(group)], to[match.end(group) - 1]));
    }

    private void add(int character, int start, int end) {
        for (int letter : unfolded(character).codePoints().toArray()) {
            if (letter == SOUND_MARK || letter == HALF_SOUND_MARK) {
                compose(letter, end);
            } else if (!unseen(letter)) {
                for (char unit : Character.toChars(letter)) {
                    from[plain.length()] = start;
                    to[plain.length()] = end;
                    plain.append(unit);
                }
            }
        }
    }

    private static String unfolded(int character) {
        int digit = Character.digit(character, 10);
        if (digit >= 0) {
            return String.valueOf(digit);
        }
        int type = Character.getType(character);
        if (type == Character.OTHER_NUMBER || type == Character.LETTER_NUMBER) {
            return valueOf(character);
        }
        return Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }

    /** Of a number that is no digit: circled, in brackets, Roman. A fraction stays as it is. */
    @SuppressWarnings("CharacterGetNumericValue") // It is not asked about letters.
    private static String valueOf(int number) {
        int value = Character.getNumericValue(number);
        return value >= 0 ? String.valueOf(value) : Character.toString(number);
    }

    /** Narrow katakana and file names of a Mac write the marks of a letter apart. */
    private void compose(int mark, int end) {
        if (plain.isEmpty()) {
            return;
        }
        int last = plain.length() - 1;
        var composed = Normalizer.normalize(plain.substring(last) + Character.toString(mark), Normalizer.Form.NFC);
        if (composed.length() == 1) {
            plain.setCharAt(last, composed.charAt(0));
            to[last] = end;
        }
    }

    private static boolean unseen(int letter) {
        int type = Character.getType(letter);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
