package genkan.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import genkan.member.Reading.Folding;
import genkan.member.Reading.Mistake;
import genkan.member.Reading.Mistaken;
import genkan.member.Reading.Understood;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdReadingTest {

    private static final UserId TARO = new UserId("taro_s", "aa2");

    private final UserIdRules rules =
            new UserIdRules(List.of("hinata.example", ".mail.hinata.example"), Set.of("aa2", "aa4", "bb3", "kk11"));

    @Test
    void readsTheCanonicalSpellingWithoutOverlookingAnything() {
        assertThat(rules.read("taro_s@aa2")).isEqualTo(understood(TARO));
    }

    @Test
    void readsFullWidthLettersAsTheSameUserId() {
        assertThat(rules.read("ｔａｒｏ＿ｓ＠ａａ２")).isEqualTo(understood(TARO, Folding.FULL_WIDTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TARO_S@AA2", "Taro_s@aa2", "tARO_S@AA2"})
    void readsCapitalsAsTheSameUserId(String typed) {
        assertThat(rules.read(typed)).isEqualTo(understood(TARO, Folding.CAPITALS));
    }

    @Test
    void readsCapitalsTheSameWayOnATurkishServer() {
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.of("tr", "TR"));
        try {
            assertThat(rules.read("TAROI@AA2")).isEqualTo(understood(new UserId("taroi", "aa2"), Folding.CAPITALS));
            assertThat(rules.read("taro_s@aa2.HINATA.EXAMPLE")).isInstanceOf(Understood.class);
            assertThat(new UserIdRules(List.of("HINATA.EXAMPLE"), Set.of("AAI")))
                    .isEqualTo(new UserIdRules(List.of("hinata.example"), Set.of("aai")));
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " taro_s@aa2",
                "taro_s@aa2 ",
                "taro_s@aa2\r\n",
                "\ttaro_s@aa2",
                "\u3000taro_s@aa2\u3000",
                "taro_s@aa2\u00A0",
                "taro_s@aa2\u200B",
                "\uFEFFtaro_s@aa2",
                "\u200Etaro_s@aa2 \u200B\u3000\n"
            })
    void leavesOutWhatCopyingPutsAtTheEnds(String typed) {
        assertThat(rules.read(typed)).isEqualTo(understood(TARO, Folding.SPACES_AT_ENDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ー", "−", "‐", "‑", "–", "—", "―", "─", "ｰ"})
    void readsEveryDashAsTheOneOnTheKeyboard(String dash) {
        assertThat(rules.read("taro" + dash + "s@aa2"))
                .isEqualTo(understood(new UserId("taro-s", "aa2"), Folding.DASHES_OR_DOTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"。", "｡"})
    void readsAJapaneseFullStopAsADot(String fullStop) {
        assertThat(rules.read("taro" + fullStop + "s@aa2"))
                .isEqualTo(understood(new UserId("taro.s", "aa2"), Folding.DASHES_OR_DOTS));
        assertThat(rules.read("taro_s@aa2" + fullStop + "hinata" + fullStop + "example"))
                .isEqualTo(understood(TARO, Folding.DASHES_OR_DOTS, Folding.OPERATOR_DOMAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"taro_s＠aa2", "taro_s﹫aa2", "taro＿s@aa2", "taro_s@aa２"})
    void readsSingleFullWidthSignsInBetween(String typed) {
        assertThat(rules.read(typed)).isEqualTo(understood(TARO, Folding.FULL_WIDTH));
    }

    @Test
    void takesAFullWidthHyphenForWidthAndNotForAnotherDash() {
        assertThat(rules.read("taro－s@aa2")).isEqualTo(understood(new UserId("taro-s", "aa2"), Folding.FULL_WIDTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"taro_s@aa2.hinata.example", "taro_s@aa2.mail.hinata.example"})
    void leavesOutTheOperatorsOwnDomain(String typed) {
        assertThat(rules.read(typed)).isEqualTo(understood(TARO, Folding.OPERATOR_DOMAIN));
    }

    @Test
    void tellsEverythingItOverlooked() {
        assertThat(rules.read("　Ｔａｒｏ｜ーｓ＠ａａ２．ｈｉｎａｔａ．ｅｘａｍｐｌｅ\n"))
                .isEqualTo(understood(
                        new UserId("tarol-s", "aa2"),
                        Folding.FULL_WIDTH,
                        Folding.CAPITALS,
                        Folding.SPACES_AT_ENDS,
                        Folding.DASHES_OR_DOTS,
                        Folding.VERTICAL_BAR,
                        Folding.OPERATOR_DOMAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000\n\u200B", "@", "@aa2", "＠aa2.hinata.example"})
    void asksForAUserIdWhenNothingWasTypedInFrontOfTheAt(String typed) {
        assertThat(rules.read(typed)).isEqualTo(mistaken(Mistake.NOTHING_TYPED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taro_s",
                "ｔａｒｏ＿ｓ",
                "taro_s@",
                "taro_s＠",
                "taro_s@hinata.example",
                "taro_s@.hinata.example",
                "taro_s@.example"
            })
    void asksForTheSubdomainWhenItIsMissing(String typed) {
        assertThat(rules.read(typed)).isEqualTo(mistaken(Mistake.SUBDOMAIN_MISSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"たろう", "たろう@aa2", "taro_s@ああ2", "タロー@aa2", "ﾀﾛｰ@aa2", "太郎＠aa2", "taroｓう、@aa2", "𠮷@aa2"})
    void saysThatJapaneseInputIsOn(String typed) {
        assertThat(rules.read(typed)).isEqualTo(mistaken(Mistake.JAPANESE_LETTERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"taro①@aa2", "taro_s@aa②", "taro⑴@aa2", "taro²@aa2"})
    void refusesCircledDigitsInsteadOfGuessing(String typed) {
        assertThat(rules.read(typed)).isEqualTo(mistaken(Mistake.CHARACTER_NOT_ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taro…s@aa2", // NFKC would give three dots
                "taro㈱@aa2",
                "taro㋿@aa2",
                "t𝐚ro_s@aa2", // mathematical bold a
                "tаro_s@aa2", // Cyrillic a
                "taro\u212A@aa2", // the Kelvin sign, a "k" in small letters
                "taro\u0130@aa2", // I with a dot
                "ﬁro@aa2",
                "tarō@aa2",
                "taro\u0301@aa2",
                "ta\u200Bro_s@aa2",
                "taro\uD842@aa2"
            })
    void refusesEverythingThatOnlyLooksLikeALetter(String typed) {
        assertThat(rules.read(typed)).isEqualTo(mistaken(Mistake.CHARACTER_NOT_ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taro s@aa2", "taro　s@aa2", "taro+s@aa2", "taro!", "taro_s@@aa2", "taro_s@aa2@aa2", "taro_s@a_2",
                        "taro_s @aa2",
                "taro、s@aa2", "taro・s@aa2", "「taro」@aa2", "taro〜s@aa2", "taro￥s@aa2", "taro¥s@aa2", "taro‒s@aa2",
                        "taro_s@a|2",
                "taro_s@aa2\0"
            })
    void refusesSignsThatNoUserIdHas(String typed) {
        assertThat(rules.read(typed)).isEqualTo(mistaken(Mistake.CHARACTER_NOT_ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taro@mail.example",
                "ｔａｒｏ＠ｍａｉｌ．ｅｘａｍｐｌｅ",
                "taro+news@mail.example",
                "taro_s@xx9.hinata.exmaple",
                "taro_s@hinata.example.com",
                "taro_s@nothinata.example",
                "o'hara@aa2.example"
            })
    void saysThatAForeignMailAddressIsNoUserId(String typed) {
        assertThat(rules.read(typed)).isEqualTo(mistaken(Mistake.FOREIGN_DOMAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taro_s@aa2.hinata.exmaple",
                "Taro_s@AA2.hinata.co",
                "taro_s@aa2.",
                "taro_s@aa2。",
                "taro_s@aa2.x.hinata.example"
            })
    void suggestsTheUserIdWhenOnlyTheDomainBehindItIsWrong(String typed) {
        assertThat(rules.read(typed)).isEqualTo(new Mistaken(Mistake.FOREIGN_DOMAIN, TARO));
    }

    @ParameterizedTest
    @CsvSource({
        "taro_s@bb, bb3", // one left out
        "taro_s@bbb3, bb3", // one too many
        "taro_s@bc3, bb3", // another one
        "taro_s@b3b, bb3", // two changed places
        "taro_s@bb-3, bb3",
        "taro_s@kkll, kk11", // two look-alikes
        "taro_s@kkil, kk11"
    })
    void suggestsTheOneSubdomainThatIsASingleSlipAway(String typed, String subdomain) {
        assertThat(rules.read(typed))
                .isEqualTo(new Mistaken(Mistake.UNKNOWN_SUBDOMAIN, new UserId("taro_s", subdomain)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taro_s@aa3", // aa2 or aa4
                "taro_s@zz9",
                "taro_s@b",
                "taro_s@3bb"
            })
    void suggestsNothingWhenItWouldBeAGuess(String typed) {
        assertThat(rules.read(typed)).isEqualTo(mistaken(Mistake.UNKNOWN_SUBDOMAIN));
    }

    @Test
    void prefersTheSubdomainThatLooksTheSameToTheOneThatIsASlipAway() {
        var similar = new UserIdRules(List.of(), Set.of("al2", "ab2", "ac2"));

        assertThat(similar.read("taro_s@ai2"))
                .isEqualTo(new Mistaken(Mistake.UNKNOWN_SUBDOMAIN, new UserId("taro_s", "al2")));
    }

    @Test
    void acceptsAnySubdomainWhenTheOperatorListsNone() {
        var open = new UserIdRules(List.of("hinata.example"), Set.of());

        assertThat(open.read("taro_s@zz9.hinata.example"))
                .isEqualTo(understood(new UserId("taro_s", "zz9"), Folding.OPERATOR_DOMAIN));
        assertThat(open.read("taro_s@zz9.other.example")).isEqualTo(mistaken(Mistake.FOREIGN_DOMAIN));
    }

    @Test
    void takesNamesAndSubdomainsUpToTheirLongest() {
        var open = new UserIdRules(List.of(), Set.of());
        var name = "a".repeat(64);
        var subdomain = "b".repeat(32);

        assertThat(open.read(name + "@" + subdomain)).isEqualTo(understood(new UserId(name, subdomain)));
        assertThat(open.read(name + "a@" + subdomain)).isEqualTo(mistaken(Mistake.TOO_LONG));
        assertThat(open.read(name + "@b" + subdomain)).isEqualTo(mistaken(Mistake.TOO_LONG));
    }

    @Test
    void countsSpacesTowardsTheLongestInput() {
        assertThat(rules.read("taro_s@aa2" + " ".repeat(246))).isEqualTo(understood(TARO, Folding.SPACES_AT_ENDS));
        assertThat(rules.read("taro_s@aa2" + " ".repeat(247))).isEqualTo(mistaken(Mistake.TOO_LONG));
    }

    @Test
    void refusesAHugeTextAtOnce() {
        var hugeText = "ｔ".repeat(10_000_000);

        assertTimeout(Duration.ofMillis(200), () -> {
            for (int i = 0; i < 1_000; i++) {
                assertThat(rules.read(hugeText)).isEqualTo(mistaken(Mistake.TOO_LONG));
            }
        });
    }

    @Test
    void refusesSettingsThatCannotBeRight() {
        assertThatThrownBy(() -> new UserIdRules(List.of("example"), Set.of()))
                .hasMessage("\"example\" is not a mail domain such as hinata.example.");
        assertThatThrownBy(() -> new UserIdRules(List.of(), Set.of("a_2")))
                .hasMessage("\"a_2\" is not a sub-domain such as aa2.");
    }

    private static Reading understood(UserId userId, Folding... folded) {
        return new Understood(userId, Set.of(folded));
    }

    private static Reading mistaken(Mistake mistake) {
        return new Mistaken(mistake, null);
    }
}
