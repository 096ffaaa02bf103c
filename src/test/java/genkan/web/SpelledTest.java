package genkan.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpelledTest {

    private final Texts texts = new Texts();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            il1@aa2 | 小文字アイ*・小文字エル*・数字の1*・アットマーク・小文字a・小文字a・数字の2 | small i*, small L*, digit 1*, at sign, small a, small a, digit 2
            o0_-.@b | 小文字オー*・数字の0*・下線・ハイフン・ドット・アットマーク・小文字b | small O*, digit 0*, underscore, hyphen, dot, at sign, small b
            """)
    void readsAUserIdOutInBothLanguages(String userId, String japanese, String english) {
        assertThat(readOut(userId, Locale.JAPANESE, "・")).isEqualTo(japanese);
        assertThat(readOut(userId, Locale.ENGLISH, ", ")).isEqualTo(english);
    }

    private String readOut(String userId, Locale language, String between) {
        return Spelled.of(userId).stream()
                .map(letter -> texts.text(language, letter.name(), Map.of("letter", letter.character()))
                        + (letter.lookAlike() ? "*" : ""))
                .collect(joining(between));
    }
}
