package genkan.sample;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import genkan.Chromium;
import genkan.LetterBox;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.member.MemberStatus;
import genkan.member.Members;
import genkan.notice.ContactAddresses;
import genkan.notice.Kind;
import genkan.notice.Notice;
import genkan.notice.Notices;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sample's letter box on a phone, and the way from a mail to a locked membership. */
@RunningGenkan
class SampleMailInChromiumTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    ContactAddresses addresses;

    @Autowired
    Notices notices;

    @Autowired
    Members members;

    private final List<String> faults = new ArrayList<>();
    private Resident taro;
    private String address;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void taroHasMail() throws Exception {
        taro = residents.add();
        address = "of-" + taro.id().reference() + "@second.example";
        addresses.add(taro.id(), address, Instant.EPOCH);
        notices.tell(
                taro.id(),
                Notice.of(Kind.NEW_DEVICE).with("service", "mypage").with("browser", "<b>Firefox</b> & (Linux)"));
        new LetterBox(port).subjects(address, 1);
        open("ja");
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        context.close();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void leadsFromTheListOverTheMailToALockedMembership(String language) {
        context.close();
        open(language);
        page.navigate("http://localhost:" + port + "/sample/mail");
        page.selectOption("#to", address);
        page.click(".filter button");
        assertThat(page.locator("#mails li")).hasCount(1);
        shoot("list-" + language);

        page.click("#mails a");
        assertThat(page.locator("#mail-text")).containsText("<b>Firefox</b> & (Linux)");
        assertThat(page.locator("#mail-text b")).hasCount(0);
        assertThat(page.locator("#mail-text a")).hasCount(2);
        shoot("mail-" + language);

        // The public address of this test's Genkan is another port.
        var link = page.locator("#mail-text a").first().getAttribute("href");
        page.navigate("http://localhost:" + port + link.substring(link.indexOf("/not-me/")));
        shoot("not-me-" + language);
        page.click("#not-me");

        assertThat(page.locator("#locked")).isVisible();
        shoot("locked-" + language);
        assertThat(members.find(taro.id()).orElseThrow().status()).isEqualTo(MemberStatus.LOCKED);
    }

    @Test
    void says404ForAMailThatIsNotThere() {
        assertThat(page.navigate("http://localhost:" + port + "/sample/mail/0").status())
                .isEqualTo(404);
        faults.clear();
    }

    private void open(String language) {
        context = Chromium.browser()
                .newContext(new NewContextOptions().setLocale(language).setViewportSize(390, 844));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text());
            }
        });
    }

    private void shoot(String name) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits the screen", name)
                .isTrue();
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screens", "notice", name + ".png")));
    }
}
