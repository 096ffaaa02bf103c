package genkan.credential;

import static genkan.credential.PasswordRules.Flaw.FULL_WIDTH;
import static genkan.credential.PasswordRules.Flaw.KNOWN_WORDS;
import static genkan.credential.PasswordRules.Flaw.SPACES_AT_ENDS;
import static genkan.credential.PasswordRules.Flaw.TOO_LONG;
import static genkan.credential.PasswordRules.Flaw.TOO_SHORT;
import static genkan.credential.PasswordRules.Flaw.WIDELY_KNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final Set<String> KNOWN = Set.of("taro_s.hinata@aa2", "taro_s.hinata", "taro.Hinata@mail.example");

    private final PasswordRules rules = new PasswordRules(15);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kuromatsunoeda4",
                "aaaaaaaaaaaaaaaX",
                "one two three four",
                "KUROMATSU-NO-EDA",
                "taro_s.hinata@aa2!",
                "my taro_s.hinata",
                "ééééééééééééééé"
            })
    void allowAnythingLongThatOthersDoNotKnow(String password) {
        assertThat(rules.flaws(password, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taro_s.hinata@aa2",
                "TARO_S.HINATA@AA2",
                "taro.hinata@mail.example",
                "taro_s.hinatataro_s.hinata",
                "taro_s.hinatataro_s.hinata@aa2"
            })
    void refuseWhatOthersKnow(String password) {
        assertThat(rules.flaws(password, KNOWN)).containsExactly(KNOWN_WORDS);
    }

    @Test
    void refuseWhatOthersKnowInAnyWidth() {
        assertThat(rules.flaws("ｔａｒｏ＿ｓ．ｈｉｎａｔａ＠ａａ２", KNOWN)).containsExactly(FULL_WIDTH, KNOWN_WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kuromatsu－no-eda", "くろまつのえだくろまつのえだくろ", "kuromatsu-no-edaー", "kuromatsu-no-eda　x"})
    void refuseWhatSignInWouldStop(String password) {
        assertThat(rules.flaws(password, KNOWN)).containsExactly(FULL_WIDTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {" kuromatsu-no-eda", "kuromatsu-no-eda\n", "kuromatsu-no-eda\u200b"})
    void refuseSpacesAtTheEnds(String password) {
        assertThat(rules.flaws(password, KNOWN)).containsExactly(SPACES_AT_ENDS);
    }

    @Property
    void countCharactersAsAMemberDoes(@ForAll("characters") String character, @ForAll @IntRange(max = 300) int count) {
        var flaws = rules.flaws(character.repeat(count), KNOWN);

        assertThat(flaws.contains(TOO_SHORT)).isEqualTo(count < 15);
        assertThat(flaws.contains(TOO_LONG)).isEqualTo(count > 256);
    }

    @Property
    void sayNothingAboutKindsOfCharacters(@ForAll("ascii") String password) {
        // One in 15,000 is taken for a popular one.
        assertThat(rules.flaws(password, KNOWN)).isSubsetOf(WIDELY_KNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1qaz2wsx3edc4rfv", "1QAZ2wsx3EDC4rfv", "manchesterunited"})
    void refuseWhatAttackersTryFirst(String password) {
        assertThat(rules.flaws(password, KNOWN)).containsExactly(WIDELY_KNOWN);
    }

    @Test
    void refuseWhatAttackersTryFirstInAnyWidthAndLength() {
        assertThat(rules.flaws("１ｑａｚ２ｗｓｘ３ｅｄｃ４ｒｆｖ", KNOWN)).containsExactly(FULL_WIDTH, WIDELY_KNOWN);
        assertThat(rules.flaws("password ", KNOWN)).containsExactly(TOO_SHORT, SPACES_AT_ENDS, WIDELY_KNOWN);
        assertThat(rules.flaws("my 1qaz2wsx3edc4rfv", KNOWN)).isEmpty();
    }

    /** Any repetition of words that begin alike must not take long. */
    @Property(tries = 20)
    void areQuickAboutWordsThatBeginAlike(@ForAll @IntRange(min = 15, max = 250) int count) {
        var known = Set.of("a", "aa", "aaa");

        assertThat(rules.flaws("a".repeat(count), known)).contains(KNOWN_WORDS);
        assertThat(rules.flaws("a".repeat(count) + "b", known)).doesNotContain(KNOWN_WORDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 7, 65, Integer.MAX_VALUE})
    void areNotSetToWhatProtectsNobodyOrKeepsMembersOut(int shortest) {
        assertThatThrownBy(() -> new PasswordRules(shortest)).hasMessageContaining("genkan.password.shortest");
    }

    @Provide
    Arbitrary<String> characters() {
        return Arbitraries.of("a", "é", "e\u0301", "👪", "9");
    }

    @Provide
    Arbitrary<String> ascii() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(15).ofMaxLength(256);
    }
}
