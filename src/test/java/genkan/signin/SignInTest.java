package genkan.signin;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import genkan.gate.GateProperties;
import genkan.member.MemberStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sign-in page as members meet it without JavaScript: everything except the reveal box must work like this. */
@RunningGenkan
class SignInTest {

    private static final String PASSWORD = "Hinata-Bokko-2026";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    GateProperties gate;

    @Autowired
    List<WayThrough> ways;

    @Autowired
    TestClock clock;

    private Resident taro;
    private PlainBrowser visitor;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.with().password(PASSWORD).add();
        visitor = new PlainBrowser(port);
    }

    @Nested
    class WithTheRightPassword {

        @Test
        void landsOnThePageThatWasWanted() {
            visitor.open("/my-page/history?failures=true");

            assertThat(visitor.path()).isEqualTo("/sign-in?to=%2Fmy-page%2Fhistory%3Ffailures%3Dtrue");
            visitor.signIn(taro.userId(), PASSWORD);

            assertThat(visitor.path()).isEqualTo("/my-page/history?failures=true");
        }

        @Test
        void opensEveryServiceWithoutASecondSignIn() {
            visitor.open("/services/webmail").signIn(taro.userId(), PASSWORD);

            assertThat(visitor.path()).isEqualTo("/sample/webmail");
            assertThat(visitor.open("/services/blog").path()).isEqualTo("/sample/blog");
            assertThat(visitor.open("/my-page/profile").path()).isEqualTo("/my-page/profile");
        }

        @Test
        void keepsTheWantedPageOverAFailureAndTheOtherLanguage() {
            visitor.open("/services/blog").signIn(taro.userId(), "wrong");
            visitor.submit("#sign-in-form", Map.of("user-id", taro.userId()));
            visitor.post("/sign-in/language?lang=en", PlainBrowser.fields(form(), Map.of("user-id", taro.userId())));

            assertThat(visitor.typedUserId()).isEqualTo(taro.userId());
            assertThat(visitor.page().select("html").attr("lang")).isEqualTo("en");
            assertThat(visitor.signIn(taro.userId(), PASSWORD).path()).isEqualTo("/sample/blog");
        }

        @Test
        void doesNotAskTwiceWhoIsSignedIn() {
            visitor.open("/sign-in").signIn(taro.userId(), PASSWORD);

            assertThat(visitor.open("/sign-in?to=/my-page/history").path()).isEqualTo("/my-page/history");
        }

        @Test
        void worksInTwoTabsThatWereOpenedBefore() {
            var secondTab = new PlainBrowser(port).open("/services/blog");
            visitor.cookies().putAll(secondTab.cookies());
            visitor.open("/services/webmail");

            assertThat(visitor.signIn(taro.userId(), PASSWORD).path()).isEqualTo("/sample/webmail");
            secondTab.cookies().putAll(visitor.cookies());
            assertThat(secondTab.signIn(taro.userId(), PASSWORD).path()).isEqualTo("/sample/blog");
        }

        @Test
        void signsOutForGood() {
            visitor.open("/sign-in").signIn(taro.userId(), PASSWORD);
            var session = visitor.cookies().get("genkan-session");

            visitor.submit("form[action=/sign-out]", Map.of());

            assertThat(visitor.path()).isEqualTo("/signed-out");
            visitor.cookies().put("genkan-session", session);
            assertThat(visitor.open("/my-page").path()).startsWith("/sign-in");
        }

        @Test
        void neverLeadsToAnotherSite() {
            visitor.open("/sign-in?to=https://evil.example/").signIn(taro.userId(), PASSWORD);

            assertThat(visitor.path()).isEqualTo("/my-page");
        }
    }

    @Nested
    class ReadingTheUserId {

        @Test
        void takesFullWidthLettersAndSaysSoAfterwards() {
            visitor.open("/sign-in").signIn(fullWidth(taro.userId()), PASSWORD);

            assertThat(visitor.path()).isEqualTo("/my-page");
            assertThat(visitor.page().select(".told").text()).contains("全角");
        }

        @Test
        void takesCapitalsSpacesAndTheMailDomain() {
            for (var spelt : new String[] {
                taro.userId().toUpperCase(Locale.ROOT),
                "\u3000" + taro.userId() + " ",
                taro.userId() + ".hinata.example"
            }) {
                assertThat(new PlainBrowser(port)
                                .open("/sign-in")
                                .signIn(spelt, PASSWORD)
                                .path())
                        .as(spelt)
                        .isEqualTo("/my-page");
            }
        }

        @Test
        void takesLookAlikesForTheSameMember() {
            var hiroshi = residents
                    .with()
                    .userId("hiroil." + Residents.unused().name() + "il@aa2")
                    .password(PASSWORD)
                    .add();

            for (var spelt : new String[] {"il@", "iI@", "i1@", "l1@"}) {
                var typed = hiroshi.userId().replace("il@", spelt);
                assertThat(new PlainBrowser(port)
                                .open("/sign-in")
                                .signIn(typed, PASSWORD)
                                .path())
                        .as(typed)
                        .isEqualTo("/my-page");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "'',                         SS400-B",
            "taro_s,                     SS400-N",
            "taro_s@aa2.other.example,   SS400-D",
            "taro.s@mail.example,        SS400-D",
            "taro_s@aa3,                 SS400-U",
            "たろう@aa2,                 SS401-J",
            "taro①@aa2,                  SS400-C"
        })
        void namesTheMistakeAndCountsNothing(String typed, String code) {
            for (int attempt = 0; attempt <= gate.strangers().tries() + 1; attempt++) {
                visitor.open("/sign-in").signIn(typed, "whatever it is");
                assertThat(visitor.codes()).first().isEqualTo(code);
            }
            assertThat(visitor.status()).isEqualTo(200);
            assertThat(visitor.typedUserId()).isEqualTo(typed);
            assertThat(visitor.page().select("#password").val()).isEmpty();
        }

        @Test
        void suggestsAKnownSubdomainForANearMiss() {
            visitor.open("/sign-in").signIn("taro_s@aa3", PASSWORD);

            assertThat(visitor.page().select("#suggestion").text()).contains("taro_s@aa2");
        }

        @Test
        void saysWhichOfTheThreeIdsIsAskedWhenAMailAddressIsTyped() {
            visitor.speaking("en").open("/sign-in").signIn("taro.s@mail.example", PASSWORD);

            assertThat(visitor.page().select("#refusal").text()).containsIgnoringCase("mail address");
        }
    }

    @Nested
    class SlipsInThePassword {

        @ParameterizedTest
        @CsvSource({
            "Ｈinata-Bokko-2026,    SS401-W",
            "Hinata-Bokko-2026\u3000, SS401-W",
            "'Hinata-Bokko-2026 ',  SS401-S",
            "ひなたぼっこ,            SS401-J"
        })
        void areNamedAndNeverCounted(String typed, String code) {
            for (int attempt = 0; attempt <= gate.strangers().tries() + 1; attempt++) {
                visitor.open("/sign-in").signIn(taro.userId(), typed);
                assertThat(visitor.codes()).first().isEqualTo(code);
            }

            assertThat(visitor.typedUserId()).isEqualTo(taro.userId());
            assertThat(visitor.signIn(taro.userId(), PASSWORD).path()).isEqualTo("/my-page");
        }

        @Test
        void areNamedForCapsLockWhenThePageSawIt() {
            visitor.open("/sign-in")
                    .submit("#sign-in-form", Map.of("user-id", taro.userId(), "password", "hINATA", "caps-lock", "on"));

            assertThat(visitor.codes()).first().isEqualTo("SS401-L");
        }

        @Test
        void areNotRepairedSilently() {
            visitor.open("/sign-in")
                    .submit(
                            "#sign-in-form",
                            Map.of("user-id", taro.userId(), "password", PASSWORD + " ", "as-typed", "yes"));

            assertThat(visitor.codes()).first().isEqualTo("SS401");
        }

        @Test
        void areTakenAsTypedByAMemberWhoMeansThem() {
            var spacy = residents.with().password(" Ｈinata Bokko ").add();

            visitor.open("/sign-in")
                    .submit(
                            "#sign-in-form",
                            Map.of("user-id", spacy.userId(), "password", " Ｈinata Bokko ", "as-typed", "yes"));

            assertThat(visitor.path()).isEqualTo("/my-page");
        }

        @Test
        void endWithAnOverLongPasswordRefusedBeforeAnyWork() {
            visitor.open("/sign-in").signIn(taro.userId(), "x".repeat(300));

            assertThat(visitor.codes()).first().isEqualTo("SS400-L");
        }
    }

    @Nested
    class WithAWrongPassword {

        @Test
        void listsTheCausesAndPutsNotWhatYouThinkFirstAfterTwoFailures() {
            visitor.open("/sign-in").signIn(taro.userId(), "wrong");
            assertThat(firstCause()).contains("#typing");

            visitor.signIn(taro.userId(), "wrong again");

            assertThat(firstCause()).contains("#not-what-you-think");
        }

        @Test
        void keepsTheUserIdAndNeverThePassword() {
            visitor.open("/sign-in").signIn(taro.userId(), "Kinmokusei-no-kaori");

            assertThat(visitor.typedUserId()).isEqualTo(taro.userId());
            assertThat(visitor.body()).doesNotContain("Kinmokusei");
        }

        @ParameterizedTest
        @EnumSource
        void answersAnUnknownUserIdInTheSameBytes(MemberStatus status) {
            var member = residents.with().password(PASSWORD).status(status).add();

            var known = new PlainBrowser(port).open("/sign-in").signIn(member.userId(), "wrong");
            var nobody = Residents.unused().canonical();
            var unknown = new PlainBrowser(port).open("/sign-in").signIn(nobody, "wrong");

            assertThat(withoutWhatEveryAnswerHasOfItsOwn(unknown, nobody))
                    .isEqualTo(withoutWhatEveryAnswerHasOfItsOwn(known, member.userId()));
            assertThat(headerNames(unknown)).isEqualTo(headerNames(known));
            assertThat(unknown.cookies().keySet()).isEqualTo(known.cookies().keySet());
        }

        @Test
        void tellsNothingOfASuspendedOrDormantMembershipWithoutThePassword() {
            var paused = residents
                    .with()
                    .password(PASSWORD)
                    .status(MemberStatus.SUSPENDED)
                    .add();

            assertThat(visitor.open("/sign-in").signIn(paused.userId(), "wrong").codes())
                    .first()
                    .isEqualTo("SS401");
        }
    }

    @Nested
    class WithTheRightPasswordOfAClosedMembership {

        @ParameterizedTest
        @CsvSource({"SUSPENDED, SS403", "DORMANT, SS451", "LOCKED, SS423", "WITHDRAWN, SS401"})
        void saysWhyToTheOneWhoProvedIt(MemberStatus status, String code) {
            var member = residents.with().password(PASSWORD).status(status).add();

            visitor.open("/sign-in").signIn(member.userId(), PASSWORD);

            assertThat(visitor.codes()).first().isEqualTo(code);
            assertThat(visitor.open("/my-page").path()).startsWith("/sign-in");
        }
    }

    @Nested
    class OnABrowserThatTheMemberUsedBefore {

        private PlainBrowser stranger;

        @BeforeEach
        void taroHasSignedInHere() {
            signInHereAndComeBackADayLater();
        }

        @Test
        void saysThatThePasswordChangedSinceAndOnAForeignOneDoesNot() {
            taro = residents.with().passwordChangedAt(inAnHour()).add();
            signInHereAndComeBackADayLater();

            assertThat(visitor.signIn(taro.userId(), "the old one").codes()).startsWith("SS401", "SS401-A");
            assertThat(stranger.signIn(taro.userId(), "the old one").codes()).doesNotContain("SS401-A");
        }

        @Test
        void saysThatTheUserIdChangedSinceAndNeverTheNewOne() {
            taro = residents.with().renamed(inAnHour()).add();
            var formerly = Objects.requireNonNull(taro.formerly()).canonical();
            signInHereAndComeBackADayLater();

            visitor.signIn(formerly, taro.password());

            assertThat(visitor.codes()).startsWith("SS401", "SS401-A");
            assertThat(visitor.body()).doesNotContain(taro.userId());
            assertThat(firstCause()).contains("#not-what-you-think");
            assertThat(stranger.signIn(formerly, taro.password()).codes()).doesNotContain("SS401-A");
        }

        @Test
        void saysThatAFormerUserIdIsAFormerOneHoweverLongAgo() {
            taro = residents
                    .with()
                    .renamed(clock.instant().minus(Duration.ofDays(30)))
                    .add();
            var formerly = Objects.requireNonNull(taro.formerly()).canonical();
            signInHereAndComeBackADayLater();

            visitor.speaking("en").open("/sign-in").signIn(formerly, taro.password());

            assertThat(visitor.codes()).startsWith("SS401", "SS401-A");
            assertThat(visitor.page().select("#refusal").text()).contains("sign in with the current one");
        }

        @Test
        void saysThatOnlyThePasswordIsWrongWhenNothingChanged() {
            assertThat(visitor.open("/sign-in").signIn(taro.userId(), "wrong").codes())
                    .startsWith("SS401", "SS401-P");
        }

        @Test
        void remindsOfTheMaskedIdWhenAnotherIsTyped() {
            visitor.open("/sign-in").signIn(Residents.unused().canonical(), "wrong");

            assertThat(visitor.codes()).startsWith("SS401", "SS401-D");
            assertThat(visitor.page().select("#refusal").text())
                    .contains("****")
                    .doesNotContain(taro.userId());
        }

        @Test
        void opensToTheMemberWhileStrangersKeepTheUserIdLimited() {
            for (int attempt = 0; attempt <= gate.strangers().tries(); attempt++) {
                new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), Residents.guess(attempt, taro.userId()));
            }

            assertThat(new PlainBrowser(port)
                            .open("/sign-in")
                            .signIn(taro.userId(), PASSWORD)
                            .codes())
                    .containsExactly("SS503");
            assertThat(visitor.open("/sign-in").signIn(taro.userId(), PASSWORD).path())
                    .isEqualTo("/my-page");
        }

        private Instant inAnHour() {
            return clock.instant().plus(Duration.ofHours(1));
        }

        private void signInHereAndComeBackADayLater() {
            visitor.open("/sign-in").signIn(taro.userId(), taro.password());
            assertThat(visitor.path()).isEqualTo("/my-page");
            visitor.submit("form[action=/sign-out]", Map.of());
            clock.advance(Duration.ofDays(1));
            visitor.open("/sign-in");
            stranger = new PlainBrowser(port).open("/sign-in");
        }
    }

    @Nested
    class AfterTooManyFailures {

        @Test
        void showsSs503AndOpensAgainByItself() {
            failUntilLimited(taro.userId());

            assertThat(visitor.status()).isEqualTo(429);
            assertThat(visitor.answer().headers().firstValue("Retry-After")).hasValue("3600");
            assertThat(visitor.page().select("#refusal").text()).contains("60");
            assertThat(visitor.signIn(taro.userId(), PASSWORD).codes()).containsExactly("SS503");

            clock.advance(gate.strangers().each());

            assertThat(visitor.signIn(taro.userId(), PASSWORD).path()).isEqualTo("/my-page");
        }

        @Test
        void offersAtLeastTwoWaysInThatNeedNobodyAtTheDesk() {
            failUntilLimited(taro.userId());

            assertThat(ways).filteredOn(WayThrough::selfService).hasSizeGreaterThanOrEqualTo(2);
            assertThat(visitor.page().select(".ways li")).hasSameSizeAs(ways);
            assertThat(visitor.page().select(".ways").text()).contains("いつもの端末", "0120-000-000");
        }

        @Test
        void isNotEscapedByAnotherSpelling() {
            failUntilLimited(taro.userId());

            assertThat(visitor.signIn(fullWidth(taro.userId()), PASSWORD).codes())
                    .containsExactly("SS503");
        }

        @Test
        void looksTheSameForAUserIdThatNeverExisted() {
            var known = failUntilLimited(taro.userId());
            var unknown = failUntilLimited(Residents.unused().canonical());

            assertThat(withoutWhatEveryAnswerHasOfItsOwn(unknown, unknown.typedUserId()))
                    .isEqualTo(withoutWhatEveryAnswerHasOfItsOwn(known, taro.userId()));
            assertThat(unknown.status()).isEqualTo(known.status());
            assertThat(headerNames(unknown)).isEqualTo(headerNames(known));
        }

        private PlainBrowser failUntilLimited(String userId) {
            visitor = new PlainBrowser(port).open("/sign-in");
            for (int failure = 1; failure <= gate.strangers().tries(); failure++) {
                assertThat(visitor.signIn(userId, Residents.guess(failure, userId))
                                .codes())
                        .first()
                        .isEqualTo("SS401");
            }
            return visitor.signIn(userId, "one more");
        }
    }

    @Nested
    class WhenTheFormDoesNotComeBackAsItWent {

        @ParameterizedTest
        @CsvSource({"/my-page, MP500-C", "/services/webmail, WM500-C", "/services/blog, BL500-C"})
        void saysThatCookiesAreRefusedInTheWordsOfTheService(String wanted, String code) {
            visitor.refusingCookies();
            for (int attempt = 0; attempt <= gate.strangers().tries() + 1; attempt++) {
                visitor.open(wanted).signIn(taro.userId(), "wrong");
                assertThat(visitor.codes()).containsExactly(code);
            }

            assertThat(visitor.status()).isEqualTo(400);
            assertThat(visitor.typedUserId()).isEqualTo(taro.userId());
            assertThat(visitor.page().select("a[href^=/sign-in?to=]")).isNotEmpty();
        }

        @Test
        void saysThatTheCookieVanishedWhenItHadComeBefore() {
            visitor.open("/sign-in").open("/sign-in").losingCookies().signIn(taro.userId(), PASSWORD);

            assertThat(visitor.codes()).containsExactly("MP500-P");
        }

        @Test
        void accusesNoCookieWhenTheFormIsOld() {
            visitor.open("/services/webmail");
            clock.advance(Duration.ofHours(2));

            visitor.losingCookies().signIn(taro.userId(), PASSWORD);

            assertThat(visitor.codes()).containsExactly("SS409");
            assertThat(visitor.typedUserId()).isEqualTo(taro.userId());
            assertThat(visitor.signIn(taro.userId(), PASSWORD).path()).isEqualTo("/sample/webmail");
        }

        @Test
        void asksAgainWhenTheFormBelongsToAnotherCookie() {
            visitor.open("/sign-in");
            visitor.cookies().putAll(new PlainBrowser(port).open("/sign-in").cookies());

            assertThat(visitor.signIn(taro.userId(), PASSWORD).codes()).containsExactly("SS409");
            assertThat(visitor.signIn(taro.userId(), PASSWORD).path()).isEqualTo("/my-page");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "garbage", "-1", "99999999999999999999"})
        void leavesTheCauseOpenWhenTheFormIsGarbled(String opened) {
            visitor.refusingCookies()
                    .open("/sign-in")
                    .submit("#sign-in-form", Map.of("user-id", taro.userId(), "opened", opened));

            assertThat(visitor.codes()).containsExactly("MP500-X");
        }
    }

    private Element form() {
        return visitor.page().expectFirst("#sign-in-form");
    }

    private String firstCause() {
        return visitor.page().select(".causes li a").attr("href");
    }

    private static String fullWidth(String text) {
        return text.chars()
                .mapToObj(character -> String.valueOf((char) (character - '!' + '！')))
                .collect(Collectors.joining());
    }

    /** Tokens, times and reference numbers differ from answer to answer, and the User ID is the one that was typed. */
    private static String withoutWhatEveryAnswerHasOfItsOwn(PlainBrowser visitor, String typed) {
        return visitor.body()
                .replace(typed, "TYPED")
                .replace(Visitor.encoded(typed), "TYPED")
                .replaceAll("(name=\"_csrf\" value=\")[^\"]*", "$1")
                .replaceAll("(name=\"opened\" value=\")[^\"]*", "$1")
                .replaceAll("nonce=\"[^\"]*", "nonce=\"")
                .replaceAll("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", "TRACE");
    }

    private static Set<String> headerNames(PlainBrowser visitor) {
        return visitor.answer().headers().map().keySet();
    }
}
