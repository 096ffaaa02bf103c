package genkan.recovery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import genkan.Accessibility;
import genkan.Chromium;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.TestLine;
import genkan.credential.RecoveryCodes;
import genkan.phone.PhoneNumber;
import genkan.phone.RegisteredPhones;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way back in, in a real Chromium: the page that waits goes on by itself. */
@RunningGenkan
class RecoveryInChromiumTest {

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
    RecoveryCodes codes;

    @Autowired
    TestClock clock;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final List<String> faults = new ArrayList<>();
    private Resident taro;
    private PhoneNumber tarosTelephone;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void taroIsAtAComputer() {
        taro = residents
                .with()
                .mail("taro-" + NUMBER.incrementAndGet() + "@mail.example")
                .add();
        tarosTelephone = telephoneOf(taro);
        open(new NewContextOptions().setLocale("ja"));
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        context.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void goesOnByItselfToTheUserIdWhenTheCallComesIn() {
        begin("user-id");
        assertThat(page.locator("#call-status")).hasText("お電話をお待ちしています。");

        line.call(tarosTelephone, number());

        assertThat(page.locator("#your-id")).hasText(taro.userId());
        assertThat(page.locator("#user-id")).hasValue(taro.userId());
    }

    @Test
    void copiesTheUserId() {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        begin("user-id");
        line.call(tarosTelephone, number());

        page.click("#copy");

        assertThat(page.locator("#copied")).hasText("コピーしました。");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(taro.userId());
    }

    @Test
    void countsTheTimeDownAndSaysWhenItIsOver() {
        begin("user-id");
        var before = page.textContent("#time-left");

        page.waitForFunction("before => document.getElementById('time-left').textContent < before", before);
        clock.advance(Duration.ofMinutes(4));

        assertThat(page.locator("#refusal")).containsText("PV408");
        assertThat(page.locator("#new-number")).isVisible();
        page.click("#new-number");
        line.call(tarosTelephone, number());
        assertThat(page.locator("#your-id")).hasText(taro.userId());
    }

    @Test
    void nudgesByItselfWhoeverWithheldTheNumber() {
        nobodyElseWaits();
        begin("user-id");

        line.callWithoutNumber(number());

        assertThat(page.locator("#refusal")).containsText("PV412");
        assertThat(page.locator("#dial")).hasText("「186」を付けて電話する");
        line.call(tarosTelephone, number());
        assertThat(page.locator("#your-id")).isVisible();
    }

    @Test
    void looksEveryFewSecondsWhereEventsDoNotComeThroughButNotWhileACodeIsTyped() {
        page.route("**/recovery/now/events*", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        begin("user-id");
        page.click(".way:has(#kept-code) summary");
        page.fill("#kept-code", "abc");
        line.call(tarosTelephone, number());

        page.waitForTimeout(6_000);
        assertThat(page.locator("#kept-code")).hasValue("abc");
        page.fill("#kept-code", "");

        assertThat(page.locator("#your-id"))
                .hasText(taro.userId(), new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    }

    @Test
    void goesOnWithoutJavaScript() {
        context.close();
        open(new NewContextOptions().setLocale("ja").setJavaScriptEnabled(false));
        begin("user-id");
        assertThat(page.locator("#called")).isVisible();

        line.call(tarosTelephone, number());
        page.waitForSelector("#use", new Page.WaitForSelectorOptions().setTimeout(20_000));
        page.click("#use");

        assertThat(page.locator("#your-id")).hasText(taro.userId());
        assertThat(page.locator("#copy")).isHidden();
    }

    @Test
    void asksOnlyForTheThingsThatTheMemberStillKnows() {
        page.navigate(site() + "/recovery/password");
        assertThat(page.locator("#user-id")).isVisible();
        assertThat(page.locator("#kana")).isHidden();

        page.check("#by-name");

        assertThat(page.locator("#user-id")).isHidden();
        assertThat(page.locator("#kana")).isVisible();
        assertThat(page.locator("#birth-date")).isVisible();
        assertThat(page.locator("#mail")).isHidden();
    }

    @Test
    void takesTheUserIdTypedOnTheSignInPageAlong() {
        page.navigate(site() + "/sign-in");
        page.fill("#user-id", taro.userId());

        page.click("#lost-password");

        assertThat(page.locator("#user-id")).hasValue(taro.userId());
    }

    @Test
    void leadsFromACallToASignedInMemberWithANewPassword() {
        signIn();
        page.click("#sign-out");
        begin("password");
        line.call(tarosTelephone, number());

        page.fill("#new-password", NEW);
        page.fill("#new-password-again", NEW);
        page.click("#set");

        assertThat(page).hasURL(site() + "/recovery/done?to=%2Fmy-page");
        page.click("#go-on");
        assertThat(page).hasURL(site() + "/my-page");
    }

    static Stream<Arguments> viewers() {
        return Stream.of(
                Arguments.of("ja", 390, ColorScheme.LIGHT),
                Arguments.of("ja", 1280, ColorScheme.DARK),
                Arguments.of("en", 390, ColorScheme.DARK),
                Arguments.of("en", 1280, ColorScheme.LIGHT));
    }

    @ParameterizedTest
    @MethodSource("viewers")
    void canBeUsedByEverybody(String language, int width, ColorScheme scheme) {
        context.close();
        open(new NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, 800)
                .setHasTouch(width == 390)
                .setIsMobile(width == 390)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme));
        nobodyElseWaits();
        page.navigate(site() + "/recovery");
        check("start");
        page.navigate(site() + "/recovery/password");
        page.check("#by-name");
        page.fill("#birth-date", "1985");
        page.click("#next");
        check("claim");
        begin("user-id");
        page.evaluate("document.querySelectorAll('details.way').forEach(way => way.open = true)");
        check("waiting");
        line.callWithoutNumber(number());
        assertThat(page.locator("#refusal")).containsText("PV412");
        check("withheld");
        clock.advance(Duration.ofMinutes(4));
        assertThat(page.locator("#refusal")).containsText("PV408");
        check("late");
        page.click("#new-number");
        line.call(tarosTelephone, number());
        assertThat(page.locator("#your-id")).isVisible();
        check("your user id");
        page.navigate(site() + "/recovery/now");
        check("over");

        begin("password");
        line.call(tarosTelephone, number());
        assertThat(page.locator("#shown")).isVisible();
        check("one more thing");
        page.fill("#mailed-code", "00000000");
        page.click("#mailed-code-form button");
        check("wrong code");
        page.click(".way:has(#kept-code) summary");
        page.fill("#kept-code", codes.make(taro.id(), RecoveryCodes.Kind.SAVED).written());
        page.click("#kept-code-form button");
        check("new password");
        page.fill("#new-password", NEW);
        page.fill("#new-password-again", NEW);
        page.click("#set");
        page.waitForURL("**/recovery/done*");
        check("done");
        page.click("#sign-out");
        begin("limit");
        line.call(tarosTelephone, number());
        assertThat(page.locator("h1")).hasText(language.equals("ja") ? "制限を解除しました" : "The limit is lifted");
        check("limit lifted");
        chooseInAFamily();
        page.navigate(site() + "/sign-in");
        for (int tries = 1; tries <= 3; tries++) {
            page.fill("#user-id", taro.userId());
            page.fill("#password", Residents.guess(tries, taro.userId()));
            page.click("#sign-in");
            page.waitForLoadState();
        }
        assertThat(page.locator("#rescue")).isVisible();
        check("rescue");
    }

    private void chooseInAFamily() {
        var mail = "family-" + taro.userId() + ".example";
        var hanako = residents.with().mail(mail).born(LocalDate.of(1976, 11, 3)).add();
        var jiro = residents.with().mail(mail).born(LocalDate.of(2007, 8, 30)).add();
        var landline = telephoneOf(hanako, jiro);
        page.navigate(site() + "/recovery/user-id");
        page.check("#by-mail");
        page.fill("#mail", mail);
        page.click("#next");
        line.call(landline, number());
        assertThat(page.locator("#choose-form")).isVisible();
        check("choose");
    }

    /** A call without a number is noted only where one page alone waits; another test may have left some waiting. */
    private void nobodyElseWaits() {
        clock.advance(Duration.ofMinutes(9));
    }

    private PhoneNumber telephoneOf(Resident... household) {
        var number = TestLine.newMobile();
        var since = clock.instant().minus(Duration.ofDays(400));
        for (var member : household) {
            phones.register(member.id(), number, since, since);
        }
        return number;
    }

    private void check(String name) {
        faults.addAll(Accessibility.faults(page, name));
    }

    private void open(NewContextOptions options) {
        context = Chromium.browser().newContext(options);
        page = context.newPage();
        page.onPageError(faults::add);
    }

    private void begin(String purpose) {
        page.navigate(site() + "/recovery/" + purpose);
        if (purpose.equals("user-id")) {
            page.check("#by-mail");
            page.fill("#mail", taro.member().email());
        } else {
            page.fill("#user-id", taro.userId());
        }
        page.click("#next");
        page.waitForURL("**/recovery/now*");
    }

    private void signIn() {
        page.navigate(site() + "/sign-in");
        page.fill("#user-id", taro.userId());
        page.fill("#password", taro.password());
        page.click("#sign-in");
        page.waitForURL(site() + "/my-page");
    }

    private String number() {
        return page.locator(".call-number").textContent().replaceAll("[^-0-9]", "");
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
