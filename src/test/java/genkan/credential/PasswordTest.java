package genkan.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTest {

    @ParameterizedTest
    @CsvSource({
        "\u304C, \u304B\u3099, kana with a voiced mark",
        "\u00E9, e\u0301, a letter with an accent",
        "\uAC00, \u1100\u1161, a Korean syllable",
        "\u1F82, \u03B1\u0313\u0300\u0345, the most marks there are",
        "\u00C5, \u212B, Angstrom"
    })
    void isTheSameHoweverTheKeyboardComposesACharacter(String composed, String decomposed, String what) {
        assertThat(Password.of(decomposed).utf8())
                .as(what)
                .isEqualTo(Password.of(composed).utf8());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\uFF41, a, full-width letter",
                "\uFF11, 1, full-width digit",
                "\uFF76, \u30AB, half-width kana",
                "A, a, case",
                "\" a\", a, leading space",
                "\"a \", a, trailing space",
                "\"\u3000\", \" \", ideographic space",
                "\uFB01, fi, ligature",
                "\u304C, \u304B, voiced mark missing"
            })
    void isNotTheSameInAnotherWidthOrCaseOrWithSpaces(String one, String other, String what) {
        assertThat(Password.of(one).utf8())
                .as(what)
                .isNotEqualTo(Password.of(other).utf8());
    }

    @Test
    void keepsANulAndWhatFollowsIt() {
        assertThat(Password.of("open\0sesame").utf8()).isEqualTo("open\0sesame".getBytes(UTF_8));
    }

    @Test
    void readsHalfAnEmojiAsABrowserSendsIt() {
        assertThat(Password.of("a\uD83D").utf8()).isEqualTo("a\uFFFD".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "a, 256, false",
        "a, 257, true",
        "\uD83D\uDD11, 256, false",
        "\uD83D\uDD11, 257, true",
        "\u304B\u3099, 256, false",
        "\u304B\u3099, 257, true",
        "\u03B1\u0313\u0300\u0345, 256, false",
        "\u03B1\u0313\u0300\u0345, 257, true",
        "a, 2000000, true"
    })
    void isTooLongFrom257CharactersOnHoweverManyBytesTheyTake(String character, int times, boolean tooLong) {
        assertThat(Password.of(character.repeat(times)).tooLong()).isEqualTo(tooLong);
    }

    @Test
    void isTooLongWhenNormalisingMakesItSo() {
        // NFC writes this one as three characters of four bytes each.
        assertThat(Password.of("\uD834\uDD60".repeat(85)).tooLong()).isFalse();
        assertThat(Password.of("\uD834\uDD60".repeat(86)).tooLong()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"open sesame, 11", "\u5408\u8A00\u8449, 3", "\uD83D\uDD11, 1", "\u304B\u3099, 1", "'', 0"})
    void countsCharactersAsTheMemberDoes(String typed, int length) {
        assertThat(Password.of(typed).length()).isEqualTo(length);
    }

    @Test
    void isNotPrinted() {
        assertThat(Password.of("open sesame")).hasToString("Password[hidden]");
    }

    @Test
    void isNotComparedByContent() {
        assertThat(Password.of("open sesame")).isNotEqualTo(Password.of("open sesame"));
    }
}
