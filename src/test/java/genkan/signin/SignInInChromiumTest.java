package genkan.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import genkan.Chromium;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.credential.TypingCase;
import genkan.gate.GateProperties;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sign-in page in a real Chromium, where the page helps with typing. */
@RunningGenkan
class SignInInChromiumTest {

    private static final String PASSWORD = "Hinata-Bokko-2026";
    private static final String CAPS_LOCK = """
            field => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'A', modifierCapsLock: true, bubbles: true}))
            """;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    GateProperties gate;

    private final List<String> sent = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Resident taro;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void taroOpensTheSignInPage() {
        taro = residents.with().password(PASSWORD).add();
        context = Chromium.browser().newContext(japanese());
        page = watched(context.newPage());
        page.navigate(site() + "/my-page");
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        context.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void letsTaroInByKeyboardAlone() {
        page.keyboard().type(taro.userId());
        page.keyboard().press("Tab");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");

        assertThat(page).hasURL(site() + "/my-page");
        assertThat(page.locator("h1")).containsText("試験 太郎");
    }

    @Test
    void reachesEveryControlByTabInReadingOrder() {
        var reached = new ArrayList<String>();
        for (int press = 0; press < 4; press++) {
            reached.add((String) page.evaluate("document.activeElement.id"));
            page.keyboard().press("Tab");
        }

        assertThat(reached).containsExactly("user-id", "password", "reveal", "sign-in");
    }

    @Test
    void revealsThePasswordWithAWordOfCautionAndHidesItWhenItLeaves() {
        page.fill("#password", PASSWORD);
        page.check("#reveal");

        assertThat(page.locator("#password")).hasAttribute("type", "text");
        assertThat(page.locator("#reveal-note")).not().isEmpty();

        page.evaluate("document.getElementById('sign-in-form').addEventListener('submit', event => {"
                + " window.typeWhenSent = document.getElementById('password').type; event.preventDefault(); })");
        page.fill("#user-id", taro.userId());
        page.click("#sign-in");

        assertThat(page.evaluate("window.typeWhenSent")).isEqualTo("password");
    }

    @Test
    void worksWithoutJavaScriptAndSaysWhatIsMissing() {
        try (var plain = Chromium.browser().newContext(japanese().setJavaScriptEnabled(false))) {
            var without = plain.newPage();
            without.navigate(site() + "/my-page");

            assertThat(without.locator("#reveal")).hasCount(0);
            assertThat(without.locator("#no-script")).containsText("JavaScript");
            without.fill("#user-id", taro.userId());
            without.fill("#password", PASSWORD);
            without.click("#sign-in");
            assertThat(without).hasURL(site() + "/my-page");
        }
    }

    @Test
    void noticesCapsLockWhileTyping() {
        assertThat(page.locator("#caps-lock-notice")).isHidden();

        page.locator("#password").evaluate(CAPS_LOCK);

        assertThat(page.locator("#caps-lock-notice")).isVisible();
    }

    @Test
    void repairsAPasswordTypedWithCapsLockAndSignsIn() {
        page.fill("#user-id", taro.userId());
        page.locator("#password").evaluate(CAPS_LOCK);
        page.fill("#password", "hINATA-bOKKO-2026");

        page.click("#sign-in");
        assertThat(page.locator("#slip")).containsText("SS401-L");
        page.click("#slip [data-do=repair]");

        assertThat(page).hasURL(site() + "/my-page");
        assertThat(posts()).hasSize(1);
    }

    @Test
    void noticesThatJapaneseInputIsOn() {
        page.locator("#user-id").dispatchEvent("compositionstart");

        assertThat(page.locator("#japanese-notice")).isVisible();
    }

    @Test
    void repairsAFullWidthPasswordWithOneButton() {
        page.fill("#user-id", taro.userId());
        page.fill("#password", "Ｈｉｎａｔａ-Bokko-2026");

        page.click("#sign-in");
        assertThat(page.locator("#slip")).containsText("SS401-W");
        assertThat(posts()).isEmpty();
        page.click("#slip [data-do=repair]");

        assertThat(page).hasURL(site() + "/my-page");
    }

    @Test
    void takesAPastedPasswordAndOffersToRemoveTheLineBreakSpace() {
        page.fill("#user-id", taro.userId());
        page.focus("#password");
        page.evaluate("document.execCommand('insertText', false, '" + PASSWORD + " ')");

        page.click("#sign-in");
        assertThat(page.locator("#slip")).containsText("SS401-S");
        page.click("#slip [data-do=repair]");

        assertThat(page).hasURL(site() + "/my-page");
    }

    @Test
    void saysThatCookiesAreRefusedBeforeAnythingIsTyped() throws IOException {
        try (var strict = Chromium.refusingCookies()) {
            var refusing = strict.newPage();
            refusing.navigate(site() + "/services/webmail");

            assertThat(refusing.locator("#cookies-refused")).containsText("WM500-C");

            refusing.fill("#user-id", taro.userId());
            refusing.fill("#password", PASSWORD);
            refusing.click("#sign-in");
            assertThat(refusing.locator("#refusal")).containsText("WM500-C");
            assertThat(refusing.locator("#user-id")).hasValue(taro.userId());
        }
    }

    @Test
    void clearsStaleEntriesWithOneButtonAfterAFailure() {
        signIn(taro.userId(), "the old one");
        page.fill("#password", "the old one, filled in by the browser");

        page.click("#clear-fields");

        assertThat(page.locator("#user-id")).hasValue("");
        assertThat(page.locator("#password")).hasValue("");
        assertThat(page.locator("#user-id")).isFocused();
    }

    @Test
    void takesASuggestedSubdomainWithOneButton() {
        var nearMiss = taro.userId().replace("@aa2", "@aa3");
        signIn(nearMiss, PASSWORD);

        page.click("#take-suggestion");

        assertThat(page.locator("#user-id")).hasValue(taro.userId());
        page.fill("#password", PASSWORD);
        page.click("#sign-in");
        assertThat(page).hasURL(site() + "/my-page");
    }

    @Test
    void sendsADoublePressOnlyOnce() {
        page.fill("#user-id", taro.userId());
        page.fill("#password", "wrong");

        page.locator("#sign-in").dblclick();

        assertThat(page.locator("#refusal")).isVisible();
        assertThat(posts()).hasSize(1);
    }

    @Test
    void leadsOnWhenTaroGoesBackToTheFormAfterSigningIn() {
        signIn(taro.userId(), PASSWORD);
        assertThat(page).hasURL(site() + "/my-page");

        page.goBack();

        assertThat(page).hasURL(site() + "/my-page");
    }

    @Test
    void letsTheFormBeSentAgainAfterGoingBack() {
        signIn(taro.userId(), "wrong");
        page.click("#refusal a[href^='/help/codes/']");
        page.goBack();

        page.fill("#user-id", taro.userId());
        page.fill("#password", PASSWORD);
        page.click("#sign-in");

        assertThat(page).hasURL(site() + "/my-page");
    }

    @Test
    void keepsTheTypedUserIdWhenTheLanguageIsSwitched() {
        page.fill("#user-id", taro.userId());

        page.click("#other-language");

        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("#user-id")).hasValue(taro.userId());
        page.fill("#password", PASSWORD);
        page.click("#sign-in");
        assertThat(page).hasURL(site() + "/my-page");
    }

    @Test
    void showsSs503WithTheDeskAndHoldsTheSameWayOn() {
        for (int failure = 0; failure <= gate.strangers().tries(); failure++) {
            signIn(taro.userId(), Residents.guess(failure, taro.userId()));
        }

        assertThat(page.locator("#refusal")).containsText("SS503");
        assertThat(page.locator("main")).containsText("0120-000-000");
        assertThat(page.locator("#user-id")).hasValue(taro.userId());
    }

    @Test
    void opensAndClosesTheMenu() {
        page.click("#menu summary");
        assertThat(page.locator("#menu nav")).isVisible();

        page.keyboard().press("Escape");

        assertThat(page.locator("#menu nav")).isHidden();
    }

    @Test
    void givesPasswordManagersTheTokensTheyLookFor() {
        assertThat(page.locator("#user-id")).hasAttribute("autocomplete", "username webauthn");
        assertThat(page.locator("#password")).hasAttribute("autocomplete", "current-password");
        assertThat(page.locator("#user-id")).hasAttribute("autocapitalize", "none");
    }

    @Test
    void asksNobodyElseForAnythingAndIsLight() {
        var weight = (Number) page.evaluate("performance.getEntriesByType('resource')"
                + ".concat(performance.getEntriesByType('navigation'))"
                + ".reduce((sum, entry) => sum + entry.transferSize, 0)");

        assertThat(sent).allMatch(url -> url.replaceFirst("^POST ", "").startsWith(site()));
        assertThat(weight.intValue()).isPositive().isLessThan(200_000);
    }

    @Test
    void diagnosesTypingAsTheServerDoes() throws IOException {
        var cases = TypingCase.all();

        var told = page.evaluate(
                """
                async ([module, texts]) => {
                    const { slips, repaired } = await import(module);
                    return texts.map(units => {
                        const text = String.fromCharCode(...units);
                        const found = slips(text, false);
                        const mended = found.reduce((mended, slip) => repaired(mended, slip), text);
                        return [found.join(',') || '-', [...Array(mended.length).keys()].map(at => mended.charCodeAt(at))];
                    });
                }""",
                List.of(
                        typingModule(),
                        cases.stream().map(typing -> units(typing.text())).toList()));

        assertThat(told)
                .isEqualTo(cases.stream()
                        .map(typing -> List.of(typing.slips(), units(typing.repaired())))
                        .toList());
    }

    /** Half a surrogate pair does not survive the way to the browser as text, its number does. */
    private static List<Integer> units(String text) {
        return text.chars().boxed().toList();
    }

    private String typingModule() {
        return page.locator("script[src$='sign-in.js']").getAttribute("src").replace("sign-in.js", "typing.js");
    }

    private void signIn(String userId, String password) {
        page.fill("#user-id", userId);
        page.fill("#password", password);
        page.waitForResponse(Pattern.compile(".*/sign-in$"), () -> page.click("#sign-in"));
        page.waitForLoadState();
    }

    private List<String> posts() {
        // A page with the field of the User ID asks by itself what passkeys are to sign.
        return sent.stream()
                .filter(url -> url.startsWith("POST ") && !url.endsWith("/sign-in/passkey/options"))
                .toList();
    }

    private Page watched(Page opened) {
        opened.onRequest(this::note);
        opened.onPageError(faults::add);
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("429")) {
                faults.add(message.text());
            }
        });
        return opened;
    }

    private void note(Request request) {
        sent.add(request.method().equals("POST") ? "POST " + request.url() : request.url());
    }

    private String site() {
        return "http://localhost:" + port;
    }

    private static NewContextOptions japanese() {
        return new NewContextOptions().setLocale("ja").setExtraHTTPHeaders(Map.of());
    }
}
