package genkan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What no text of ours says, whether it stands on a page, in a letter or in an article. */
public final class Wording {

    private static final Pattern FIGURE = Pattern.compile("[0-9０-９二三四五六七八九十百]+\\s*(回|度|分|秒|時間)"
            + "|\\b(\\d+|two|three|four|five|six|ten|twenty|thirty|sixty|hundred)[ -](times|tries|attempts|failures|"
            + "seconds?|minutes?|hours?)\\b");

    private Wording() {}

    /** Neither how many failures limit sign-in, nor for how long. */
    public static void disclosesNoFigure(String where, String text) {
        assertThat(text).as(where).doesNotContainPattern(FIGURE);
    }

    public static void blamesNobody(String where, String text) {
        assertThat(text).as(where).doesNotContain("不正").doesNotContainIgnoringCase("invalid");
    }

    /** Japanese letters only in what it quotes from a screen. */
    public static void isEnglish(String where, String text) {
        assertThat(text.replaceAll("「[^」]*」", ""))
                .as(where)
                .doesNotContainPattern("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}。、「」（）]");
    }
}
