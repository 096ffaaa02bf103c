package genkan.mypage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Media;
import genkan.Chromium;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.credential.RecoveryCodes;
import genkan.credential.RecoveryCodes.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a recovery code in a real Chromium, where it is copied and printed. */
@RunningGenkan
class RecoveryCodeInChromiumTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    RecoveryCodes codes;

    private final List<String> faults = new ArrayList<>();
    private Resident taro;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void taroHasACode() {
        taro = residents.add();
        context = Chromium.browser().newContext(new NewContextOptions().setLocale("ja"));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text());
            }
        });
        page.onPageError(faults::add);
        page.navigate(site() + "/sign-in");
        page.fill("#user-id", taro.userId());
        page.fill("#password", taro.password());
        page.click("#sign-in");
        page.waitForURL(site() + "/my-page");
        page.navigate(site() + "/my-page/recovery-code");
        page.click("#set");
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        context.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void isCopiedAsItIsShown() {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));

        page.click("#copy");

        assertThat(page.locator("#keep-note")).containsText("コピーしました");
        var copied = (String) page.evaluate("navigator.clipboard.readText()");
        assertThat(copied).isEqualTo(page.textContent("#kept-code"));
        assertThat(codes.spend(taro.id(), copied)).contains(Kind.SAVED);
    }

    @Test
    void isMarkedWhereItMayNotBeCopied() {
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }");

        page.click("#copy");

        assertThat(page.locator("#keep-note")).containsText("選択しました");
        assertThat(page.evaluate("String(getSelection())")).isEqualTo(page.textContent("#kept-code"));
    }

    @Test
    void isPrintedWithoutWhatIsOnlyForTheScreen() {
        page.evaluate("void (window.print = () => document.body.dataset.printed = 'yes')");
        page.click("#print");
        assertThat(page.locator("body[data-printed=yes]")).hasCount(1);

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator("#kept-code")).isVisible();
        assertThat(page.locator("main dl")).isVisible();
        assertThat(page.locator(".brand-name")).isVisible();
        for (var notPrinted : List.of("#copy", "#print", ".back", ".site-footer", ".member-bar", ".notice", "#menu")) {
            assertThat(page.locator(notPrinted)).not().isVisible();
        }
        assertThat(page.locator("body").innerText()).doesNotContain(taro.userId());
    }

    @Test
    void isNoLongerThereAfterLeaving() {
        var code = page.textContent("#kept-code");
        page.navigate(site() + "/my-page");
        goBack();

        assertThat(page.locator("body")).not().containsText(code);
        faults.removeIf(fault -> fault.contains("ERR_CACHE_MISS"));
    }

    private void goBack() {
        try {
            page.goBack();
        } catch (PlaywrightException wouldSendTheFormAgain) {
            // The browser has not kept the page, and asks the member first.
        }
    }

    @Test
    void canBeUsedByEverybody() {
        var violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();

        assertThat(violations.stream().map(rule -> rule.getId())).isEmpty();
        page.setViewportSize(320, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
