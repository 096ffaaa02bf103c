package genkan.member;

import java.text.Normalizer;
import java.util.Locale;

/** The reading of a name, as it is compared: in full-width katakana, without spaces. Migration V081 does the same. */
final class Kana {

    private static final int HIRAGANA_TO_KATAKANA = 'ア' - 'あ';
    /** The hyphens and dashes that stand where the long vowel mark should. */
    private static final String DASHES = "-−‐‑–—―─";

    private Kana() {}

    static String folded(String kana) {
        var folded = new StringBuilder(kana.length());
        Normalizer.normalize(kana, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(letter -> !Character.isWhitespace(letter) && !Character.isSpaceChar(letter))
                .map(Kana::katakana)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int katakana(int letter) {
        if ('ぁ' <= letter && letter <= 'ゖ') {
            return letter + HIRAGANA_TO_KATAKANA;
        }
        return DASHES.indexOf(letter) < 0 ? letter : 'ー';
    }
}
