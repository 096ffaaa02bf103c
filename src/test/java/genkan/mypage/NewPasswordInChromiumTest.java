package genkan.mypage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import genkan.Chromium;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page for a new password in a real Chromium, where it reads out letters that look alike. */
@RunningGenkan
class NewPasswordInChromiumTest {

    private static final String NEW = "Il1|O0 engawa-x";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    private final List<String> faults = new ArrayList<>();
    private Resident taro;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void taroIsSignedIn() {
        taro = residents.add();
        open("ja");
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        context.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void readsLettersThatLookAlikeOutWhileTheyAreShown() {
        page.fill("#new-password", NEW);
        assertThat(page.locator("#read-out")).isHidden();

        page.check("#reveal");
        assertThat(page.locator("#read-out li").allTextContents())
                .startsWith("I 大文字アイ", "l 小文字エル", "1 数字の1", "| 縦棒", "O 大文字オー", "0 数字の0", "  空白", "e 小文字e");
        assertThat(page.locator("#read-out li.look-alike")).hasCount(6);

        page.fill("#new-password", "engawa-de-ocha2");
        assertThat(page.locator("#read-out")).isHidden();

        page.fill("#new-password", NEW);
        page.uncheck("#reveal");
        assertThat(page.locator("#read-out")).isHidden();
        assertThat(page.locator("#read-out li")).hasCount(0);
    }

    @Test
    void readsOutInEnglish() {
        context.close();
        open("en");
        page.check("#reveal");
        page.fill("#new-password", NEW);

        assertThat(page.locator("#read-out li").allTextContents())
                .startsWith("I capital i", "l small L", "1 digit 1", "| bar", "O capital O", "0 digit 0", "  space");
    }

    @Test
    void setsThePasswordAndHidesItWhenItLeaves() {
        page.fill("#current-password", taro.password());
        page.fill("#new-password", NEW);
        page.fill("#new-password-again", NEW);
        page.check("#reveal");
        page.evaluate("document.getElementById('setting-form').addEventListener('submit', () =>"
                + " sessionStorage.setItem('type', document.getElementById('new-password').type))");
        page.click("#set");

        assertThat(page).hasURL(site() + "/my-page");
        assertThat(page.evaluate("sessionStorage.getItem('type')")).isEqualTo("password");
    }

    @Test
    void asksOnceForAPasswordThatIsShown() {
        page.fill("#current-password", taro.password());
        page.check("#reveal");
        assertThat(page.locator("#new-password-again")).isHidden();

        page.fill("#new-password", NEW);
        page.click("#set");
        assertThat(page).hasURL(site() + "/my-page");
    }

    @Test
    void asksForItAgainWhenItIsHiddenAgain() {
        page.fill("#current-password", taro.password());
        page.check("#reveal");
        page.fill("#new-password", NEW);
        page.uncheck("#reveal");
        page.fill("#new-password", NEW + "x");
        assertThat(page.locator("#new-password-again")).isVisible();

        page.click("#set");
        assertThat(page.locator("#refusal-words")).containsText("PW422");
    }

    @Test
    void readsNothingAsHtml() {
        page.check("#reveal");
        page.fill("#new-password", "<img src=x onerror=alert(1)>$&");

        assertThat(page.locator("#read-out img")).hasCount(0);
        assertThat(page.locator("#read-out li")).hasCount(30);
    }

    @Test
    void worksWithoutJavaScriptAndNamesTheLettersToLookAt() {
        try (var plain = Chromium.browser()
                .newContext(new NewContextOptions().setLocale("ja").setJavaScriptEnabled(false))) {
            page = signedIn(plain.newPage());
            page.navigate(site() + "/my-page/password");

            assertThat(page.locator("#reveal")).hasCount(0);
            assertThat(page.locator("#look-alikes")).containsText("I");
            page.fill("#current-password", taro.password());
            page.fill("#new-password", NEW);
            page.fill("#new-password-again", NEW);
            page.click("#set");
            assertThat(page).hasURL(site() + "/my-page");
        }
    }

    private void open(String language) {
        context = Chromium.browser().newContext(new NewContextOptions().setLocale(language));
        page = signedIn(context.newPage());
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text());
            }
        });
        page.onPageError(faults::add);
        page.navigate(site() + "/my-page/password");
    }

    private Page signedIn(Page fresh) {
        fresh.navigate(site() + "/sign-in");
        fresh.fill("#user-id", taro.userId());
        fresh.fill("#password", taro.password());
        fresh.click("#sign-in");
        fresh.waitForURL(site() + "/my-page");
        return fresh;
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
