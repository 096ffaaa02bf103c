package genkan.typing;

/**
 * The table of what members type in the place of ASCII characters (R025, J1 to J6).
 *
 * <p>{@code static/typing.js} holds the same table for the page; {@code typing-cases.tsv} keeps the two together.
 * Everything here is per UTF-16 unit, costs one pass and knows no locale. NFKC is not used on purpose: it would also
 * read a circled digit as a digit and a mathematical letter as a letter, which nobody's keyboard does by mistake.
 */
public final class JapaneseInput {

    private static final char FIRST_FULL_WIDTH = '\uFF01';
    private static final char LAST_FULL_WIDTH = '\uFF5E';
    private static final int FULL_WIDTH_TO_ASCII = 0xFEE0;
    private static final char IDEOGRAPHIC_SPACE = '\u3000';
    private static final char SMALL_COMMERCIAL_AT = '\uFE6B';

    private JapaneseInput() {}

    /** The text in half-width characters; it keeps its length, and what is not in the table stays as it is. */
    public static String halfWidth(CharSequence typed) {
        var plain = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            plain.append(halfWidth(typed.charAt(i)));
        }
        return plain.toString();
    }

    /** Whether this is the wide (or the small) twin of an ASCII character, as input methods produce it (J1, J5). */
    public static boolean isFullWidth(char typed) {
        return (typed >= FIRST_FULL_WIDTH && typed <= LAST_FULL_WIDTH)
                || typed == IDEOGRAPHIC_SPACE
                || typed == SMALL_COMMERCIAL_AT;
    }

    /** The text without the spaces and invisible characters that copying leaves at its ends (J6). */
    public static String withoutSpacesAtEnds(CharSequence typed) {
        int start = 0;
        int end = typed.length();
        while (start < end && isSpace(typed.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(typed.charAt(end - 1))) {
            end--;
        }
        return typed.subSequence(start, end).toString();
    }

    /** Whether kana or kanji are in the text, a sign that the input method was on (J2). */
    public static boolean containsLetters(CharSequence typed) {
        return typed.codePoints().anyMatch(JapaneseInput::isLetter);
    }

    private static char halfWidth(char typed) {
        if (typed >= FIRST_FULL_WIDTH && typed <= LAST_FULL_WIDTH) {
            return (char) (typed - FULL_WIDTH_TO_ASCII);
        }
        return switch (typed) {
            case IDEOGRAPHIC_SPACE -> ' ';
            case SMALL_COMMERCIAL_AT -> '@';

            // J3: long vowel mark (wide, narrow), minus, hyphen, non-breaking hyphen, en and em dash, horizontal bar,
            // box drawing line.
            case 0x30FC, 0xFF70, 0x2212, 0x2010, 0x2011, 0x2013, 0x2014, 0x2015, 0x2500 -> '-';

            // J4: what the keys of a JIS keyboard give in hiragana mode, wide and narrow.
            case 0x3002, 0xFF61 -> '.';
            case 0x3001, 0xFF64 -> ',';
            case 0x30FB, 0xFF65 -> '/';
            case 0x300C, 0xFF62 -> '[';
            case 0x300D, 0xFF63 -> ']';
            case 0x301C -> '~';
            case 0x00A5, 0xFFE5 -> '\\';

            // Quotation marks that mail programs and word processors curl.
            case 0x2018, 0x2019 -> '\'';
            case 0x201C, 0x201D -> '"';

            default -> typed;
        };
    }

    private static boolean isSpace(char typed) {
        return isBetween(0x0009, typed, 0x000D)
                || typed == ' '
                || typed == 0x0085
                || typed == 0x00A0
                || typed == 0x1680
                || isBetween(0x2000, typed, 0x200F) // spaces, zero-width space and joiners, direction marks
                || isBetween(0x2028, typed, 0x202F) // line separators, direction embeddings, narrow space
                || isBetween(0x205F, typed, 0x2060) // mathematical space, word joiner
                || isBetween(0x2066, typed, 0x2069) // direction isolates
                || typed == IDEOGRAPHIC_SPACE
                || typed == 0xFEFF;
    }

    private static boolean isLetter(int codePoint) {
        return isBetween(0x3005, codePoint, 0x3007) // repetition mark, closing mark, kanji zero
                || isBetween(0x3041, codePoint, 0x309F) // hiragana
                || isBetween(0x30A1, codePoint, 0x30FA) // katakana; the middle dot and long vowel mark follow it
                || isBetween(0x30FD, codePoint, 0x30FF)
                || isBetween(0x31F0, codePoint, 0x31FF)
                || isBetween(0x3400, codePoint, 0x4DBF) // kanji
                || isBetween(0x4E00, codePoint, 0x9FFF)
                || isBetween(0xF900, codePoint, 0xFAFF)
                || isBetween(0xFF66, codePoint, 0xFF6F) // narrow katakana around its long vowel mark
                || isBetween(0xFF71, codePoint, 0xFF9F)
                || isBetween(0x20000, codePoint, 0x3FFFD);
    }

    private static boolean isBetween(int first, int codePoint, int last) {
        return first <= codePoint && codePoint <= last;
    }
}
