package genkan.mypage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import genkan.Accessibility;
import genkan.Chromium;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.TestLine;
import genkan.phone.PhoneNumbers;
import genkan.phone.RegisteredPhones;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of a member's telephones in a real Chromium, where the page goes on by itself when the call comes. */
@RunningGenkan
class TelephonesInChromiumTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    RegisteredPhones phones;

    @Autowired
    PhoneNumbers numbers;

    @Autowired
    TestLine line;

    @Autowired
    TestClock clock;

    @ParameterizedTest
    @CsvSource({"ja, 390", "ja, 1280", "en, 390", "en, 1280"})
    void goOnByThemselvesAndCanBeUsedByEverybody(String language, int width) {
        // Whoever still waits on the same number would be nudged in Taro's place.
        clock.advance(Duration.ofMinutes(9));
        var taro = residents.add();
        var next = TestLine.newMobile();
        var wrong = new ArrayList<String>();
        try (var context = Chromium.browser()
                .newContext(new NewContextOptions().setLocale(language).setViewportSize(width, 800))) {
            var page = context.newPage();
            page.onPageError(wrong::add);
            page.navigate(site() + "/sign-in");
            page.fill("#user-id", taro.userId());
            page.fill("#password", taro.password());
            page.click("#sign-in");
            page.waitForURL(site() + "/my-page");
            page.navigate(site() + "/my-page/telephones");
            wrong.addAll(Accessibility.faults(page, "none yet"));
            page.fill("#number", "0120-123-456");
            page.click("#set");
            assertThat(page.locator("#refusal")).containsText("PV422");
            wrong.addAll(Accessibility.faults(page, "refused"));
            page.fill("#number", numbers.national(next));
            page.click("#set");
            assertThat(page.locator("#call")).isVisible();
            wrong.addAll(Accessibility.faults(page, "call"));
            var dialled = page.getAttribute("#dial", "href").replace("tel:", "");

            line.callWithoutNumber(dialled);
            assertThat(page.locator("#refusal")).containsText("PV412");
            line.call(next, dialled);

            page.waitForURL(site() + "/my-page/telephones");
            assertThat(page.locator(".telephone")).containsText(numbers.masked(next));
            wrong.addAll(Accessibility.faults(page, "added"));
            page.click(".telephone .sheet-link a");
            wrong.addAll(Accessibility.faults(page, "remove"));
            page.click("#set");
            assertThat(page.locator("#no-telephones")).isVisible();
        }
        assertThat(wrong).isEmpty();
        assertThat(phones.of(taro.id())).isEmpty();
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
