package genkan.help;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.help.PersonalData.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PersonalDataProperties {

    /** The same ten digits in the ways in which people write them. */
    private static final List<String> DIGITS =
            List.of("0123456789", "０１２３４５６７８９", "⓪①②③④⑤⑥⑦⑧⑨", "〇一二三四五六七八九", "零壱弐参四五六七八九", "⓿❶❷❸❹❺❻❼❽❾", "₀₁₂₃₄₅₆₇₈₉");

    private static final List<String> BETWEEN = List.of(
            "", " ", "\u3000", "-", "−", "‐", "ー", "ｰ", "－", ".", "．", " - ", "・", "\u200B", "　ー　", "(", ")", "の");

    @Property
    void letsNoTelephoneNumberThroughHoweverItIsWritten(
            @ForAll("numbers") String number, @ForAll("words") String before, @ForAll("words") String after) {
        var text = before + number + after;

        var masked = PersonalData.masked(text);

        assertThat(PersonalData.in(text)).containsAnyOf(Kind.PHONE, Kind.CARD);
        assertThat(masked).doesNotContain(number);
        assertThat(PersonalData.in(masked)).isEmpty();
    }

    @Property
    void leavesNothingPersonalBehind(@ForAll String text) {
        assertThat(PersonalData.in(PersonalData.masked(text))).isEmpty();
    }

    @Property
    void keepsTextWithoutAnything(@ForAll("words") String words) {
        assertThat(PersonalData.masked(words)).isEqualTo(words);
    }

    @Property
    void findsUserIdsAndMailAddressesInAnyWidth(
            @ForAll("names") String name, @ForAll("names") String sub, @ForAll boolean wide, @ForAll boolean mail) {
        var typed = name + "@" + sub + (mail ? ".example" : "");

        var found = PersonalData.in("IDは " + (wide ? inFullWidth(typed) : typed) + " です");

        assertThat(found).contains(mail ? Kind.MAIL : Kind.USER_ID);
    }

    @Provide
    Arbitrary<String> numbers() {
        var digit = Combinators.combine(
                        Arbitraries.of(DIGITS), Arbitraries.integers().between(0, 9), Arbitraries.of(BETWEEN))
                .as((digits, value, between) -> digits.substring(value, value + 1) + between);
        return digit.list().ofMinSize(7).ofMaxSize(12).map(written -> String.join("", written) + "5");
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("", "電話は", "です。", "ログインできません。", "Please call ", " thank you", "SS503 ", "\n");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12);
    }

    private static String inFullWidth(String text) {
        return text.chars()
                .map(letter -> letter + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
