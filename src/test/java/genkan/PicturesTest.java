package genkan;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Locator.ScreenshotOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Takes the pictures of our own pages that the README and the help articles show: {@code ./genkan pictures}. */
@RunningGenkan
@EnabledIfSystemProperty(named = "genkan.pictures", matches = "write")
class PicturesTest {

    private static final int WIDTH = 396;
    private static final int HEIGHT = 844;
    private static final String TARO = "taro_s@aa2";
    private static final String PASSWORD = "Hinata-Bokko-2026";
    private static final String FULL_WIDTH = "Ｈｉｎａｔａ－Ｂｏｋｋｏ－２０２６";
    private static final int TRIES_UNTIL_LIMITED = 20;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void ofTheReadme(String language) {
        var ending = language.equals("ja") ? ".ja.png" : ".png";
        try (var context = browser(language)) {
            var page = context.newPage();
            signIn(page, "/my-page", TARO, FULL_WIDTH);
            take(page, readme("sign-in" + ending));
        }
        try (var context = browser(language)) {
            var page = context.newPage();
            var taro = residents.add();
            for (int tries = 0;
                    tries < TRIES_UNTIL_LIMITED
                            && page.locator(".refusal.waiting").count() == 0;
                    tries++) {
                signIn(page, "/my-page", taro.userId(), Residents.guess(tries, taro.userId()));
            }
            page.fill("#user-id", TARO);
            take(page, readme("limited" + ending));
        }
        try (var context = browser(language)) {
            var page = context.newPage();
            signIn(page, "/my-page", TARO, PASSWORD);
            page.screenshot(new Page.ScreenshotOptions().setPath(readme("my-page" + ending)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void ofTheArticles(String language) throws IOException {
        try (var context = browser(language)) {
            var page = context.newPage();
            page.navigate("http://127.0.0.1:" + port + "/sign-in?to=/my-page");
            page.fill("#user-id", TARO);
            page.fill("#password", PASSWORD);
            page.check("#reveal");
            page.locator("#sign-in-form").screenshot(to(article(language, "show-password")));
        }
        try (var context = Chromium.refusingCookies(new LaunchPersistentContextOptions()
                .setLocale(language)
                .setViewportSize(WIDTH, HEIGHT)
                .setDeviceScaleFactor(2))) {
            var page = context.newPage();
            signIn(page, "/my-page", TARO, PASSWORD);
            page.locator(".refusal").screenshot(to(article(language, "code-500")));
            signIn(page, "/services/webmail", TARO, PASSWORD);
            page.locator(".refusal").screenshot(to(article(language, "error")));
        }
    }

    private static BrowserContext browser(String language) {
        return Chromium.browser()
                .newContext(new NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(WIDTH, HEIGHT)
                        .setDeviceScaleFactor(2));
    }

    private void signIn(Page page, String wanted, String userId, String password) {
        page.navigate("http://127.0.0.1:" + port + "/sign-in?to=" + wanted);
        page.fill("#user-id", userId);
        page.fill("#password", password);
        page.click("#sign-in");
        page.waitForLoadState();
    }

    private static void take(Page page, Path picture) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(picture));
    }

    private static ScreenshotOptions to(Path picture) {
        return new ScreenshotOptions().setPath(picture);
    }

    private static Path readme(String name) {
        return Path.of("docs/images", name);
    }

    private static Path article(String language, String name) {
        return Path.of("src/main/resources/static/help", language, name + ".png");
    }
}
