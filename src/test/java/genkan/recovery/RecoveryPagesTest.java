package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.TestLine;
import genkan.activity.SignInRecords;
import genkan.credential.RecoveryCodes;
import genkan.member.MemberKind;
import genkan.member.MemberStatus;
import genkan.phone.PhoneNumber;
import genkan.phone.RegisteredPhone;
import genkan.phone.RegisteredPhones;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a member sees on the way back in, in a browser without JavaScript. */
@RunningGenkan
class RecoveryPagesTest {

    private static final String MAIL = "to=%2Fservices%2Fwebmail";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String NEW = "engawa-de-ocha2";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    TestLine line;

    @Autowired
    RegisteredPhones phones;

    @Autowired
    SignInRecords records;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    TestClock clock;

    private Resident taro;
    private PhoneNumber tarosTelephone;
    private PlainBrowser browser;

    @BeforeEach
    void taroHasATelephone() {
        taro = residents.with().mail(NUMBER.incrementAndGet() + "@taro.example").add();
        tarosTelephone = telephoneOf(taro);
        browser = new PlainBrowser(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/recovery", "/recovery/user-id", "/recovery/password", "/recovery/limit"})
    void saysBeforeAnyInputThatItIsForIndividualsAndWhereFirmsGo(String path) {
        browser.open(path);

        assertThat(text("#individuals")).contains("個人会員", "法人会員", "管理責任者", "0120-000-000");
        assertThat(browser.page().select("#individuals a[href^=/help/codes/PV403]"))
                .hasSize(1);
    }

    @Test
    void keepsWhatWasTypedAndMarksTheFieldAtFault() {
        browser.open("/recovery/user-id?" + MAIL)
                .submit("#claim-form", Map.of("by", "name", "kana", "試験 太郎", "birth-date", "1985"));

        assertThat(browser.codes()).containsExactly("PV400");
        assertThat(browser.page().select("#kana").val()).isEqualTo("試験 太郎");
        assertThat(browser.page().select("#birth-date").val()).isEqualTo("1985");
        assertThat(browser.page().select("#kana").attr("aria-invalid")).isEqualTo("true");
        assertThat(browser.page().select("#kana").attr("aria-describedby")).startsWith("refusal-words");
        assertThat(browser.page().select("#birth-date").hasAttr("aria-invalid")).isFalse();

        browser.submit("#claim-form", Map.of("by", "name", "kana", "シケン タロウ", "birth-date", "1985-13-40"));

        assertThat(browser.page().select("#birth-date").attr("aria-invalid")).isEqualTo("true");
        assertThat(browser.page().select("#by-name").hasAttr("checked")).isTrue();
    }

    @Test
    void takesWhatWasTypedAlongIntoTheOtherLanguage() {
        browser.open("/recovery/password?" + MAIL);
        var button = browser.page().select("#other-language");

        browser.post(
                button.attr("formaction"),
                fields("#claim-form", Map.of("by", "mail", "mail", "taro@", "language", button.val())));

        assertThat(text("h1")).isEqualTo("Set a new password");
        assertThat(browser.codes()).isEmpty();
        assertThat(browser.page().select("#mail").val()).isEqualTo("taro@");
        assertThat(browser.page().select("#by-mail").hasAttr("checked")).isTrue();
        assertThat(browser.page().select("input[name=to]").val()).isEqualTo("/services/webmail");
    }

    @Test
    void goesOnWithTheUserIdThatWasRefused() {
        browser.open("/sign-in?" + MAIL).signIn(taro.userId(), "wrong");
        assertThat(browser.page().select(".door-lost a[href^=/help/codes/PV403]"))
                .hasSize(1);

        browser.submit("form[action=/recovery/password]", Map.of());

        assertThat(browser.page().select("#dial")).hasSize(1);
        assertThat(browser.page().select("input[name=to]").val()).isEqualTo("/services/webmail");
    }

    @Test
    void asksForTheUserIdIfNoneCanBeTheOneThatWasTyped() {
        browser.open("/sign-in?" + MAIL).signIn("taro", "wrong");

        browser.open(browser.page().select("#lost-password").attr("href"));

        assertThat(browser.page().select("#user-id").val()).isEqualTo("taro");
        assertThat(browser.page().select("input[name=to]").val()).isEqualTo("/services/webmail");
    }

    @Test
    void looksTheSameForAMemberAFirmAndNobody() {
        var firm = residents.with().kind(MemberKind.CORPORATE).add();

        var ofTaro = waitingPage(taro.userId());

        assertThat(waitingPage(Residents.unused().canonical())).isEqualTo(ofTaro);
        assertThat(waitingPage(firm.userId())).isEqualTo(ofTaro);
    }

    private String waitingPage(String userId) {
        var somebody = new PlainBrowser(port).open("/recovery/password");
        somebody.submit("#claim-form", Map.of("by", "user-id", "user-id", userId));
        var page = somebody.page();
        assertThat(page.select("#call")).hasSize(1);
        page.select("input[name=_csrf], .call-qr, .reason-trace, meta, script").remove();
        page.select("#call").removeAttr("data-seconds");
        page.select("#dial").removeAttr("href");
        page.select(".call-number, #time-left").empty();
        return page.html();
    }

    @Test
    void showsANumberThatTelephonesCanDialAndCamerasCanRead() {
        begin("user-id");

        assertThat(number()).startsWith("050-3000-000");
        assertThat(browser.page().select("#dial").attr("href"))
                .isEqualTo("tel:+81" + digits(number()).substring(1));
        assertThat(browser.page().select(".call-qr path").attr("d")).isNotEmpty();
        assertThat(text("#time-left")).matches("[23]:[0-5]\\d");
        assertThat(text("#call-status")).isEqualTo("お電話をお待ちしています。");
        assertThat(text("#lured")).contains("と言われましたか");
    }

    @Test
    void looksForTheCallByItselfUntilTheMemberAsksItNotTo() {
        begin("user-id");
        assertThat(browser.page().select("noscript meta[http-equiv=refresh]").attr("content"))
                .isEqualTo("5;url=/recovery/now?" + MAIL);

        browser.open(browser.page().select("#still").attr("href"));

        assertThat(browser.page().select("meta[http-equiv=refresh]")).isEmpty();
        line.call(tarosTelephone, number());
        browser.open(browser.page().select("#called").attr("href"));
        assertThat(text("h1")).isEqualTo("ご本人を確認できました");
    }

    @Test
    void showsTheUserIdOnceWithWhatWentWrongBefore() throws Exception {
        var formerly = residents
                .with()
                .renamed(clock.instant().minus(Duration.ofDays(2)))
                .add();
        var phone = telephoneOf(formerly);
        new PlainBrowser(port).open("/sign-in?" + MAIL).signIn(formerly.userId(), "wrong one");
        untilTheHistoryHasAFailureOf(formerly);
        begin("user-id", formerly);
        line.call(phone, number());
        browser.open("/recovery/now?" + MAIL).submit("#go-on", Map.of());

        assertThat(text("#your-id")).isEqualTo(formerly.userId());
        assertThat(browser.page().select("#read-out li"))
                .hasSize(formerly.userId().length());
        assertThat(text("#former"))
                .contains(Objects.requireNonNull(formerly.formerly()).canonical());
        assertThat(browser.page().select("#before .failures a").eachText()).containsExactly("SS401");
        assertThat(browser.page().select("#before .failures a").attr("href")).isEqualTo("/help/codes/SS401?" + MAIL);
        assertThat(text("#before .failures")).contains("確認できませんでした", "Webメール");

        browser.submit("#sign-in-form", Map.of("password", formerly.password()));
        assertThat(browser.path()).isEqualTo("/sample/webmail");
    }

    @Test
    void showsTheUserIdToNobodyTwice() {
        begin("user-id");
        line.call(tarosTelephone, number());
        browser.open("/recovery/now");
        var form = fields("#go-on", Map.of());
        browser.post("/recovery/now/user-id", form);

        browser.post("/recovery/now/user-id", form);

        assertThat(browser.codes()).containsExactly("PW410");
        assertThat(browser.body()).doesNotContain(taro.userId());
        browser.open("/recovery/now/user-id?" + MAIL);
        assertThat(browser.path()).isEqualTo("/recovery/now?" + MAIL);
        assertThat(browser.codes()).containsExactly("PW410");
        assertThat(browser.page().select("main .button.main").attr("href")).isEqualTo("/recovery?" + MAIL);
    }

    @Test
    void nudgesWhoeverWithheldTheNumber() {
        // Nobody waits for a call any more whom another test left waiting.
        clock.advance(Duration.ofMinutes(9));
        begin("user-id");

        line.callWithoutNumber(number());
        browser.open("/recovery/now");

        assertThat(browser.codes()).containsExactly("PV412");
        assertThat(browser.page().select("#dial").attr("href")).isEqualTo("tel:186" + digits(number()));
        line.call(tarosTelephone, number());
        assertThat(text(browser.open("/recovery/now"), "h1")).isEqualTo("ご本人を確認できました");
    }

    @Test
    void showsANewNumberWhenTheTimeIsOver() {
        begin("user-id");
        var first = number();

        clock.advance(Duration.ofMinutes(4));
        browser.open("/recovery/now?" + MAIL);

        assertThat(browser.codes()).containsExactly("PV408");
        assertThat(browser.page().select("#call")).isEmpty();
        browser.submit("#call-form", Map.of());
        assertThat(number()).isNotEqualTo(first);
        assertThat(browser.path()).isEqualTo("/recovery/now?" + MAIL);
    }

    @Test
    void stopsBothWhenMoreWaitForOneTelephoneThanThereAreNumbers() {
        begin("user-id");
        for (int others = 0; others < 6; others++) {
            var claim = others < 4
                    ? Map.of("by", "user-id", "user-id", taro.userId())
                    : Map.of("by", "mail", "mail", taro.member().email());
            new PlainBrowser(port).open("/recovery/user-id").submit("#claim-form", claim);
        }

        browser.open("/recovery/now");

        assertThat(browser.codes()).containsExactly("PV409");
        assertThat(text("#new-number")).isEqualTo("新しい番号を表示する");
    }

    @Test
    void asksToWaitAfterTooManyNumbers() {
        begin("user-id");
        for (int more = 0; more < 5; more++) {
            browser.post("/recovery/now/call", fields("#leave-form", Map.of()));
        }

        assertThat(browser.codes().getFirst()).isEqualTo("PV429");
        assertThat(browser.status()).isEqualTo(429);
        assertThat(text("#refusal-words")).containsPattern("約\\d+分お待ちください");
        assertThat(browser.page().select("#other-language").attr("href"))
                .isEqualTo("/recovery/now?" + MAIL + "&lang=en");
    }

    @Test
    void asksForAMailedCodeAsWellBeforeANewPasswordOnABrowserThatIsNew() {
        begin("password");
        assertThat(text("#call")).contains("メールのコードもおたずねします");

        line.call(tarosTelephone, number());
        browser.open("/recovery/now");

        assertThat(text("#shown")).contains("お電話を確認できました", "もう1つ");
        assertThat(browser.page().select("#call")).isEmpty();
        assertThat(text("#mail-code")).contains("お送りしました");
        assertThat(browser.page().select("#mailed-code").attr("autocomplete")).isEqualTo("one-time-code");
        browser.submit("#mailed-code-form", Map.of("code", "00000000"));
        assertThat(browser.codes()).containsExactly("PV401");
        assertThat(browser.page().select("#mailed-code").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void setsANewPasswordOnTheBrowserOfTheMemberAfterACallAlone() throws Exception {
        browser.open("/sign-in").signIn(taro.userId(), taro.password());
        browser.submit("form[action=/sign-out]", Map.of());
        browser.open("/sign-in?" + MAIL).signIn(taro.userId(), "forgotten");
        untilTheHistoryHasAFailureOf(taro);
        begin("password");
        line.call(tarosTelephone, number());
        browser.open("/recovery/now?" + MAIL);

        browser.submit("#setting-form", Map.of("new-password", "short", "new-password-again", "short"));
        assertThat(browser.codes()).startsWith("PW422-L");
        assertThat(browser.page().select("input[autocomplete=username]").val()).isEqualTo(taro.userId());
        browser.submit("#setting-form", Map.of("new-password", NEW, "new-password-again", NEW));

        assertThat(browser.path()).isEqualTo("/recovery/done?" + MAIL);
        assertThat(text("main")).contains("ほかのブラウザや端末ではすべてログアウトしました", "連絡先メール");
        assertThat(text("#before .failures")).contains("SS401");
        assertThat(text("#before")).contains("これまでのパスワードはもう使えません");
        assertThat(browser.page().select("#passkey-offer a").attr("href")).isEqualTo("/my-page/passkey?" + MAIL);
        assertThat(text("#go-on")).contains("Webメール");
        assertThat(browser.open(browser.page().select("#go-on").attr("href")).path())
                .isEqualTo("/sample/webmail");
    }

    @Test
    void takesASavedCodeInAnySpelling() {
        var code = codes.make(taro.id(), RecoveryCodes.Kind.SAVED).written();
        begin("password");

        browser.submit("#kept-code-form", Map.of("code", " " + code.toLowerCase(Locale.ROOT)));

        assertThat(text("h1")).isEqualTo("新しいパスワードの設定");
    }

    /** Whoever was in the account before may have made one to come back with. */
    @Test
    void voidsTheCodesAndTelephonesThatWereAddedLately() {
        var added = TestLine.newMobile();
        phones.register(taro.id(), added, clock.instant().plus(Duration.ofHours(70)), clock.instant());
        var letter = codes.make(taro.id(), RecoveryCodes.Kind.LETTER).written();
        begin("password");
        browser.submit(
                "#kept-code-form",
                Map.of("code", codes.make(taro.id(), RecoveryCodes.Kind.SAVED).written()));
        browser.submit("#setting-form", Map.of("new-password", NEW, "new-password-again", NEW));
        assertThat(text("main")).contains("回復用コードを作っておく");
        assertThat(phones.of(taro.id())).extracting(RegisteredPhone::number).containsExactly(tarosTelephone);

        begin("password");
        browser.submit("#kept-code-form", Map.of("code", letter));

        assertThat(browser.codes()).containsExactly("PV401");
    }

    @Test
    void tellsAMemberWhoIsSuspendedWhomToCall() {
        var paused = residents.with().status(MemberStatus.SUSPENDED).add();
        var code = codes.make(paused.id(), RecoveryCodes.Kind.SAVED).written();
        begin("password", paused);
        browser.submit("#kept-code-form", Map.of("code", code));

        browser.submit("#setting-form", Map.of("new-password", NEW, "new-password-again", NEW));

        assertThat(browser.codes()).containsExactly("SS403");
        assertThat(text("h1")).isEqualTo("新しいパスワードを設定しました");
        assertThat(text("#refusal")).contains("0120-000-000");
    }

    @Test
    void liftsTheLimitOnThisBrowser() {
        begin("limit");
        line.call(tarosTelephone, number());
        browser.open("/recovery/now?" + MAIL).submit("#go-on", Map.of());

        assertThat(text("h1")).isEqualTo("制限を解除しました");
        assertThat(browser.page().select("main .button.main").attr("href")).isEqualTo("/sign-in?" + MAIL);
    }

    @Test
    void asksWhichOfAFamilyIsHere() {
        var mail = "family-" + taro.userId() + ".example";
        var hanako = residents
                .with()
                .mail(mail)
                .userId("hanako.f@bb3")
                .born(LocalDate.of(1976, 11, 3))
                .add();
        var haruka = residents
                .with()
                .mail(mail)
                .userId("haruka.f@bb3")
                .born(LocalDate.of(2009, 2, 1))
                .add();
        var jiro = residents
                .with()
                .mail(mail)
                .userId("jiro.f@bb3")
                .born(LocalDate.of(2007, 8, 30))
                .add();
        var landline = telephoneOf(hanako, haruka, jiro);
        browser.open("/recovery/user-id?" + MAIL).submit("#claim-form", Map.of("by", "mail", "mail", mail));
        line.call(landline, number());
        browser.open("/recovery/now?" + MAIL);

        assertThat(browser.page().select("#choose-form label .code-like").eachText())
                .containsExactlyInAnyOrder("h****@bb3", "j****@bb3");
        browser.submit("#choose-form", Map.of("member", choice("h****@bb3"), "birth-date", "20070830"));
        assertThat(browser.codes()).containsExactly("PV401");
        browser.submit("#choose-form", Map.of("member", choice("h****@bb3"), "birth-date", "2009年2月1日"));
        browser.submit("#go-on", Map.of());

        assertThat(text("#your-id")).isEqualTo(haruka.userId());
    }

    private String choice(String masked) {
        return browser.page().select("#choose-form label").stream()
                .filter(label -> label.text().equals(masked))
                .findFirst()
                .orElseThrow()
                .select("input")
                .val();
    }

    @Test
    void endsWhenAMemberWhoWasToldToCallLeaves() {
        begin("user-id");
        var number = number();

        browser.submit("#leave-form", Map.of());
        line.call(tarosTelephone, number);

        assertThat(browser.path()).isEqualTo("/recovery?" + MAIL);
        assertThat(browser.open("/recovery/now").codes()).containsExactly("PW410");
    }

    @Test
    void explainsAFormThatCameBackWithoutItsCookie() {
        begin("user-id");
        browser.losingCookies();

        browser.submit("#leave-form", Map.of());

        assertThat(browser.page().select("main a[href^=/help/codes/]").eachText())
                .anyMatch(code -> code.contains("500-C"));
    }

    @Test
    void isOfferedOnTheSignInPageAndUrgedAfterThreeTries() {
        browser.open("/sign-in?" + MAIL);
        assertThat(browser.page().select(".door-lost a").eachAttr("href"))
                .containsExactly("/recovery/user-id?" + MAIL, "/recovery/password?" + MAIL + "&user-id=");

        for (int tries = 1; tries <= 3; tries++) {
            assertThat(browser.page().select("#rescue")).isEmpty();
            browser.signIn(taro.userId(), Residents.guess(tries, taro.userId()));
        }

        assertThat(browser.page().select("#rescue a").eachAttr("href"))
                .containsExactly(
                        "/recovery/password?" + MAIL + "&user-id="
                                + taro.userId().replace("@", "%40"),
                        "/recovery/user-id?" + MAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DORMANT", "LOCKED"})
    void isOfferedToMembersWhomOnlyItLetsIn(String status) {
        var asleep = residents.with().status(MemberStatus.valueOf(status)).add();

        browser.open("/sign-in").signIn(asleep.userId(), asleep.password());

        assertThat(browser.codes()).containsAnyOf("SS451", "SS423");
        assertThat(browser.page().select("#rescue a")).hasSize(2);
    }

    @Test
    void leadsOutOfTheLimitWithThePageWantedAndTheUserId() {
        browser.open("/sign-in?" + MAIL);
        for (int tries = 1; !browser.codes().contains("SS503"); tries++) {
            browser.signIn(taro.userId(), Residents.guess(tries, taro.userId()));
        }

        assertThat(browser.page().select(".ways a[href^=/recovery/limit]").eachText())
                .containsExactly("登録の電話からかけて確認する", "連絡先メールのコードで確認する", "回復用コードや郵送されたコードで確認する");
        browser.open(browser.page().select(".ways a[href^=/recovery/limit]").attr("href"));
        assertThat(browser.page().select("#user-id").val()).isEqualTo(taro.userId());
        assertThat(browser.page().select("input[name=to]").val()).isEqualTo("/services/webmail");
    }

    @Test
    void showsUpInTheHistory() {
        begin("user-id");
        line.call(tarosTelephone, number());
        browser.open("/recovery/now").submit("#go-on", Map.of());

        browser.open("/sign-in").signIn(taro.userId(), taro.password());
        browser.open("/my-page/history");

        assertThat(text(".records")).contains("ご本人を確認しました");
    }

    /** It is written after the answer has left. */
    private void untilTheHistoryHasAFailureOf(Resident resident) throws InterruptedException {
        for (int looks = 0; records.newest(resident.id(), null, true).isEmpty() && looks < 100; looks++) {
            Thread.sleep(50);
        }
    }

    private PhoneNumber telephoneOf(Resident... household) {
        var number = TestLine.newMobile();
        var since = clock.instant().minus(Duration.ofDays(400));
        for (var member : household) {
            phones.register(member.id(), number, since, since);
        }
        return number;
    }

    private void begin(String purpose) {
        begin(purpose, taro);
    }

    private void begin(String purpose, Resident resident) {
        browser.open("/recovery/" + purpose + "?" + MAIL)
                .submit("#claim-form", Map.of("by", "user-id", "user-id", resident.userId()));
    }

    private String number() {
        return browser.page().select(".call-number").stream()
                .map(Element::ownText)
                .findFirst()
                .orElseThrow()
                .strip();
    }

    private Map<String, String> fields(String form, Map<String, String> typed) {
        return PlainBrowser.fields(browser.page().expectFirst(form), typed);
    }

    private String text(String selector) {
        return text(browser, selector);
    }

    private static String text(PlainBrowser browser, String selector) {
        return browser.page().select(selector).text();
    }

    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }
}
