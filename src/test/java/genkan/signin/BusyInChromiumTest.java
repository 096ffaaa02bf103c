package genkan.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PageAssertions.HasURLOptions;
import genkan.Chromium;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.credential.Rush;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page that tries again by itself, in a real Chromium. */
@RunningGenkan
class BusyInChromiumTest {

    private static final HasURLOptions IN_TIME = new HasURLOptions().setTimeout(30_000);

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Rush rush;

    private final List<String> faults = new ArrayList<>();
    private Resident taro;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void taroOpensTheSignInPage() {
        taro = residents.add();
        context = Chromium.browser().newContext(new NewContextOptions().setLocale("ja"));
        page = context.newPage();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("503")) {
                faults.add(message.text());
            }
        });
        page.navigate("http://localhost:" + port + "/services/blog");
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        context.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void countsDownAndLetsTaroInByItself() {
        try (var _ = rush.begin()) {
            signIn();
            assertThat(page.locator("#busy-status")).containsText("自動でもう一度お試しします");
            page.evaluate(
                    "window.changes = 0; new MutationObserver(() => changes++)"
                            + ".observe(document.getElementById('busy-status'), {childList: true, characterData: true, subtree: true})");
            var seconds = page.locator("#seconds").textContent();

            assertThat(page.locator("#seconds")).not().hasText(seconds);

            assertThat(page.evaluate("window.changes")).isEqualTo(0);
        }

        assertThat(page).hasURL("http://localhost:" + port + "/sample/blog", IN_TIME);
    }

    @Test
    void triesOnUntilThereIsATurn() {
        try (var _ = rush.begin()) {
            signIn();

            // Sent by the page itself, and refused once more.
            page.waitForResponse(response -> response.status() == 503, () -> {});
            assertThat(page.locator("#countdown")).isVisible();
        }

        assertThat(page).hasURL("http://localhost:" + port + "/sample/blog", IN_TIME);
    }

    @Test
    void stopsWhenTaroSaysSoAndGoesOnWithTheButton() {
        try (var _ = rush.begin()) {
            signIn();
            page.click("#stop");
        }

        assertThat(page.locator("#countdown")).isHidden();
        assertThat(page.locator("#busy-status")).containsText("止めました");
        assertThat(page.locator("#again")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page).hasURL("http://localhost:" + port + "/sample/blog", IN_TIME);
    }

    @Test
    void keepsEverythingWhenTheLanguageIsSwitched() {
        try (var _ = rush.begin()) {
            signIn();
            page.click("#other-language");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator("#countdown")).containsText("Next try in");
        }

        assertThat(page).hasURL("http://localhost:" + port + "/sample/blog", IN_TIME);
    }

    @Test
    void hasAButtonWhereThereIsNoJavaScript() {
        try (var plain = Chromium.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            page = plain.newPage();
            page.navigate("http://localhost:" + port + "/services/blog");
            try (var _ = rush.begin()) {
                signIn();
                assertThat(page.locator("#countdown")).isHidden();
                assertThat(page.locator("#stop")).isHidden();
            }

            page.click("#again");

            assertThat(page).hasURL("http://localhost:" + port + "/sample/blog", IN_TIME);
        }
    }

    private void signIn() {
        page.fill("#user-id", taro.userId());
        page.fill("#password", taro.password());
        page.click("#sign-in");
        assertThat(page.locator("#busy-form")).isVisible();
    }
}
