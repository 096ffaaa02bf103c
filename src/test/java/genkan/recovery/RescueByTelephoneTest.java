package genkan.recovery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import genkan.Chromium;
import genkan.LetterBox;
import genkan.PlainBrowser;
import genkan.Ports;
import genkan.Program;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.TestLine;
import genkan.member.MemberKind;
import genkan.phone.PhoneNumber;
import genkan.phone.RegisteredPhones;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Members in a real browser who call with a real SIP client, and get in. */
@RunningGenkan
class RescueByTelephoneTest {

    private static final int SIP_PORT = Ports.free();
    private static final String NEW = "Yoru-no-Ame-ga-Yamu-7";
    private static final Pattern CODE = Pattern.compile("\\d{8}");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    RegisteredPhones phones;

    @Autowired
    TestClock clock;

    private Resident taro;
    private String mail;
    private PhoneNumber phone;
    private BrowserContext context;
    private Page page;

    @DynamicPropertySource
    static void callsComeInHere(DynamicPropertyRegistry settings) {
        settings.add("genkan.phone.sip.port", () -> SIP_PORT);
    }

    @BeforeEach
    void taroHasATelephone() {
        mail = "rescued-" + NUMBER.incrementAndGet() + "@mail.example";
        taro = residents.with().mail(mail).add();
        phone = registered(taro);
        context = Chromium.browser().newContext(new NewContextOptions().setLocale("ja"));
        page = context.newPage();
        // Whoever waited for a call in another test waits no longer.
        clock.advance(Duration.ofMinutes(20));
    }

    @AfterEach
    void closeTheBrowser() {
        context.close();
    }

    /** Scenario 7. */
    @Test
    void getTaroOutOfAnAccessLimitInThisBrowserAlone() throws Exception {
        var elsewhere = new PlainBrowser(port).open("/sign-in");
        guessUntilLimited();
        page.click(".ways a[href^='/recovery/limit']");
        assertThat(page.locator("#user-id")).hasValue(taro.userId());
        page.click("#next");

        call(phone);

        page.waitForURL("**/recovery/now/limit*");
        page.navigate(site() + "/sign-in");
        signIn(taro.password());
        assertThat(page).hasURL(site() + "/my-page");
        assertThat(elsewhere.signIn(taro.userId(), taro.password()).status()).isEqualTo(429);
    }

    /** Scenario 7, for whoever does not know the password either. */
    @Test
    void getTaroOutOfAnAccessLimitWithANewPassword() throws Exception {
        guessUntilLimited();
        page.navigate(site() + "/recovery/password?user-id=" + taro.userId());
        page.click("#next");
        call(phone);
        assertThat(page.locator("#shown")).isVisible();
        page.fill("#mailed-code", mailedCode());
        page.click("#mailed-code-form button");

        setPassword();

        page.waitForURL("**/recovery/done*");
        page.navigate(site() + "/my-page/profile");
        assertThat(page.locator("main")).containsText(taro.userId());
    }

    /** Scenario 17. */
    @Test
    void showTaroHisUserIdOnceAndTellHimByMail() throws Exception {
        page.navigate(site() + "/recovery/user-id");
        page.check("#by-mail");
        page.fill("#mail", mail);
        page.click("#next");

        call(phone);

        assertThat(page.locator("#your-id")).hasText(taro.userId());
        assertThat(new LetterBox(port).subjects(mail, 1)).anyMatch(subject -> subject.contains("ユーザーID"));
        page.navigate(site() + "/recovery/now");
        assertThat(page.locator("main")).not().containsText(taro.userId());
    }

    /** Scenario 18. */
    @Test
    void setANewPasswordAndEndEveryOtherSession() throws Exception {
        var elsewhere = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
        page.navigate(site() + "/sign-in");
        signIn(taro.password());
        page.click("#sign-out");
        page.navigate(site() + "/recovery/password?user-id=" + taro.userId());
        page.click("#next");
        call(phone);

        setPassword();

        page.waitForURL("**/recovery/done*");
        assertThat(elsewhere.open("/my-page").path()).startsWith("/sign-in");
        assertThat(new PlainBrowser(port)
                        .open("/sign-in")
                        .signIn(taro.userId(), taro.password())
                        .codes())
                .contains("SS401");
        assertThat(new PlainBrowser(port)
                        .open("/sign-in")
                        .signIn(taro.userId(), NEW)
                        .path())
                .isEqualTo("/my-page");
    }

    /** Scenario 19: a call without its number, from another telephone, too late. */
    @Test
    void sayWhatIsWrongWithACallAndGoOnWithTheRightOne() throws Exception {
        page.navigate(site() + "/recovery/user-id");
        page.check("#by-mail");
        page.fill("#mail", mail);
        page.click("#next");

        place("withheld", phone, number());
        assertThat(page.locator("#refusal")).containsText("PV412");
        call(TestLine.newMobile());
        assertThat(page.locator(".call-number")).isVisible();
        var late = number();
        clock.advance(Duration.ofMinutes(4));
        assertThat(page.locator("#refusal")).containsText("PV408");
        place("call", phone, late);
        page.click("#new-number");
        call(phone);

        assertThat(page.locator("#your-id")).hasText(taro.userId());
    }

    /** Scenario 19: in no case does the page differ for somebody who is not there. Scenario 20: nor for a corporate member. */
    @Test
    void showTheSamePageToAMemberToACorporateMemberAndToNobody() throws Exception {
        var office = residents.with().kind(MemberKind.CORPORATE).add();
        var pages = List.of(waitingFor(taro.userId()), waitingFor(office.userId()), waitingFor(unusedId()));

        assertThat(pages).containsOnly(pages.getFirst());
        page.navigate(site() + "/recovery/password?user-id=" + office.userId());
        assertThat(page.locator("main")).containsText("PV403");
        page.click("#next");
        call(registered(office));
        page.reload();
        assertThat(page.locator(".call-number")).isVisible();
    }

    /** What stands on the page that waits, but for the number and the time. */
    private String waitingFor(String userId) {
        page.navigate(site() + "/recovery/password?user-id=" + userId);
        page.click("#next");
        page.waitForURL("**/recovery/now*");
        return page.locator("main").innerText().replaceAll("[\\d:-]+", "#");
    }

    private static String unusedId() {
        return Residents.unused().canonical();
    }

    private void guessUntilLimited() {
        page.navigate(site() + "/sign-in");
        for (int tries = 0; page.locator(".ways").count() == 0 && tries < 20; tries++) {
            signIn(Residents.guess(tries, taro.userId()));
            page.locator("#refusal").waitFor();
        }
        assertThat(page.locator("#refusal")).containsText("SS503");
    }

    private void signIn(String password) {
        page.fill("#user-id", taro.userId());
        page.fill("#password", password);
        page.click("#sign-in");
    }

    private void setPassword() {
        page.fill("#new-password", NEW);
        page.fill("#new-password-again", NEW);
        page.click("#set");
    }

    private String mailedCode() throws InterruptedException {
        return new LetterBox(port)
                .subjects(mail, 1).stream()
                        .flatMap(subject -> CODE.matcher(subject).results())
                        .map(MatchResult::group)
                        .findFirst()
                        .orElseThrow();
    }

    private PhoneNumber registered(Resident member) {
        var mobile = TestLine.newMobile();
        var since = clock.instant().minus(Duration.ofDays(400));
        phones.register(member.id(), mobile, since, since);
        return mobile;
    }

    private void call(PhoneNumber from) throws Exception {
        place("call", from, number());
    }

    private static void place(String scenario, PhoneNumber from, String to) throws Exception {
        var file =
                Path.of("src", "test", "resources", "sipp", scenario + ".xml").toAbsolutePath();
        var command = List.of(
                "sipp",
                "127.0.0.1:" + SIP_PORT,
                "-sf",
                file.toString(),
                "-i",
                "127.0.0.1",
                "-key",
                "from",
                from.e164(),
                "-s",
                to.replace("-", ""),
                "-m",
                "1",
                "-nostdin",
                "-timeout",
                "10s",
                "-timeout_error");
        var missing = "This test needs SIPp: apt-get install sip-tester.";
        try (var sipp = Program.start("sipp-rescue", Path.of("target"), Map.of("TERM", "dumb"), command, missing)) {
            assertThat(sipp.end()).as(sipp.words()).isZero();
        }
    }

    private String number() {
        return page.locator(".call-number").textContent().replaceAll("[^-0-9]", "");
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
