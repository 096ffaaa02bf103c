package genkan.help.doctor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import genkan.Accessibility;
import genkan.Chromium;
import genkan.RunningGenkan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The doctor in a real Chromium, where it looks and listens by itself. */
@RunningGenkan
class DoctorInChromiumTest {

    private static final String WANTED = "to=%2Fservices%2Fwebmail";
    private static final String CAPS_LOCK = """
            field => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'A', modifierCapsLock: true, bubbles: true}))
            """;

    /** As a browser does: no key, and no word about where it comes from. */
    private static final String FILLED_IN = """
            field => { field.value = 'taro_s@aa2'; field.dispatchEvent(new Event('input', {bubbles: true})); }
            """;

    @LocalServerPort
    int port;

    private final List<String> sent = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void taroOpensTheDoctor() {
        context = Chromium.browser().newContext(new NewContextOptions().setLocale("ja"));
        page = watched(context.newPage());
        page.navigate(site() + "/help/doctor?" + WANTED);
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        context.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void findsNothingWrongWithAGoodBrowserAndAsksOn() {
        assertThat(told("cookies", "kept")).isVisible();
        assertThat(told("storage", "kept")).isVisible();
        assertThat(told("clock", "right")).isVisible();
        assertThat(told("cookies", "off")).isHidden();

        page.click("#next");

        assertThat(page)
                .hasURL(site() + "/help/doctor?" + WANTED
                        + "&cookies=kept&script=on&storage=kept&clock=right&window=own");
        assertThat(page.locator("legend")).hasText("画面には何が表示されましたか？");
    }

    @Test
    void leadsWhoeverRefusesCookiesToTheStepsForThisBrowser() throws IOException {
        try (var refusing = Chromium.refusingCookies()) {
            var without = refusing.newPage();
            without.navigate(site() + "/help/doctor?" + WANTED);
            assertThat(without.locator("[data-check=cookies] [data-answer=off]"))
                    .isVisible();

            without.click("#next");
            assertThat(without.locator("#why")).containsText("Cookie を受け付けていません");
            assertThat(without.locator("#findings")).containsText("cookies-off");
            without.click("#remedy");

            assertThat(without).hasURL(site() + "/help/articles/sign-in-error?" + WANTED + "#browser-settings");
            assertThat(without.locator("#browser-settings details[open] > summary"))
                    .containsText("Chrome");
        }
    }

    @Test
    void tellsWhatTaroTypesAndNeverSendsIt() {
        page.locator("#try-out").evaluate(CAPS_LOCK);
        assertThat(slip("caps-lock")).isVisible();

        page.locator("#try-out").pressSequentially("Il1-Hinata");
        assertThat(slip("look-alikes")).isVisible();
        page.locator("#try-out").pressSequentially("ｂｏｋｋｏ ");
        assertThat(slip("full-width")).isVisible();
        assertThat(slip("spaces")).isVisible();
        assertThat(slip("filled")).isHidden();
        assertThat(slip("none")).isHidden();
        page.click("#next");

        assertThat(page).hasURL(Pattern.compile(".*&window=own&typing=full-width$"));
        page.check("[name=shown][value=not-confirmed]");
        page.click("#next");
        assertThat(page.locator("#remedy")).hasAttribute("href", "/help/codes/SS401-W?" + WANTED);
        assertThat(sent)
                .isNotEmpty()
                .noneMatch(request ->
                        request.contains("Hinata") || request.contains("ｂｏｋｋｏ") || request.contains("%EF%BD%82"));
    }

    @Test
    void hearsThatJapaneseInputIsOn() {
        page.locator("#try-out").dispatchEvent("compositionstart");

        assertThat(slip("japanese")).isVisible();
    }

    @Test
    void noticesThatTheBrowserFillsInByItself() {
        page.locator("#try-out").evaluate(FILLED_IN);
        assertThat(slip("filled")).isVisible();

        page.click("#next");
        page.check("[name=shown][value=not-confirmed]");
        page.click("#next");

        assertThat(page.locator("#remedy"))
                .hasAttribute("href", "/help/articles/sign-in-error?" + WANTED + "#browser-remembers");
    }

    @Test
    void findsNothingInWhatIsTypedWell() {
        page.locator("#try-out").pressSequentially("hinata");

        assertThat(slip("none")).isVisible();
    }

    @Test
    void noticesAClockThatIsWrong() {
        page.clock().setFixedTime("2019-01-01T00:00:00Z");
        page.reload();
        assertThat(told("clock", "wrong")).isVisible();

        page.click("#next");
        page.check("[name=shown][value=browser-fault]");
        page.click("#next");

        assertThat(page.locator("#remedy")).hasAttribute("href", "/help/articles/browser-checks?" + WANTED + "#clock");
    }

    @Test
    void noticesThatNothingIsStored() {
        page.addInitScript("Storage.prototype.setItem = () => { throw new Error('blocked'); }");
        page.reload();

        assertThat(told("storage", "off")).isVisible();
    }

    @Test
    void copiesTheCodesForTheOperator() {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.navigate(site() + "/help/doctor?code=SS503&cookies=kept&" + WANTED);

        page.click("#copy");

        assertThat(page.locator("#copied")).hasText("コピーしました。");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("DOC:SS503,cookies-kept,browser=chrome");
    }

    @Test
    void leadsBackToThePageThatTaroWanted() {
        page.click("#next");
        page.check("[name=shown][value=open-too-long]");
        page.keyboard().press("Enter");

        page.click("#remedy");

        assertThat(page).hasURL(site() + "/sign-in?" + WANTED);
    }

    @Test
    void doesNotGoOnWithoutAnAnswer() {
        page.click("#next");
        page.waitForSelector("legend");
        var address = page.url();

        page.click("#next");

        assertThat(page).hasURL(address);
        assertThat(page.evaluate("document.querySelector('[name=shown]').validity.valueMissing"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"ja, 390", "ja, 1280", "en, 390", "en, 1280"})
    void canBeUsedByEverybody(String language, int width) {
        try (var other = Chromium.browser()
                .newContext(new NewContextOptions().setLocale(language).setViewportSize(width, 900))) {
            var doctor = watched(other.newPage());
            doctor.navigate(site() + "/help/doctor?code=SS401&" + WANTED);
            doctor.locator("#try-out").pressSequentially("Ｉｌ１ ");
            var found = new ArrayList<>(Accessibility.faults(doctor, "start"));
            doctor.navigate(site() + "/help/doctor?cookies=kept");
            found.addAll(Accessibility.faults(doctor, "question"));
            doctor.navigate(site() + "/help/doctor?cookies=off&shown=limited");
            found.addAll(Accessibility.faults(doctor, "end"));
            doctor.navigate(site() + "/help/doctor?shown=browser-fault&elsewhere=fails");
            found.addAll(Accessibility.faults(doctor, "desk"));

            assertThat(found).isEmpty();
        }
    }

    private Locator told(String check, String answer) {
        return page.locator("[data-check=" + check + "] [data-answer=" + answer + "]");
    }

    private Locator slip(String name) {
        return page.locator("#slips [data-slip=" + name + "]");
    }

    private Page watched(Page watched) {
        watched.onRequest((Request request) -> sent.add(request.method() + " " + request.url() + " " + request.headers()
                + (request.postData() == null ? "" : request.postData())));
        watched.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text());
            }
        });
        watched.onPageError(faults::add);
        return watched;
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
