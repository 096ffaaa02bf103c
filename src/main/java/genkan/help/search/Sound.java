package genkan.help.search;

import java.util.Locale;

/** How words sound, so that ログイン, ろぐいん and ろぐいーん are one: in hiragana, without long marks and small letters. */
final class Sound {

    private static final String SMALL = "ぁぃぅぇぉっゃゅょゎ";
    private static final String LARGE = "あいうえおつやゆよわ";
    private static final char LONG_MARK = 'ー';
    private static final int FROM_KATAKANA = 'ァ' - 'ぁ';

    private Sound() {}

    static String of(String text) {
        var sound = new StringBuilder();
        for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (letter != LONG_MARK) {
                sound.append(large(hiragana(letter)));
            }
        }
        return sound.toString();
    }

    private static char hiragana(char letter) {
        return letter >= 'ァ' && letter <= 'ヶ' ? (char) (letter - FROM_KATAKANA) : letter;
    }

    private static char large(char letter) {
        int small = SMALL.indexOf(letter);
        return small < 0 ? letter : LARGE.charAt(small);
    }
}
