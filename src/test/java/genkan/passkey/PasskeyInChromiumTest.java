package genkan.passkey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import genkan.Chromium;
import genkan.Ports;
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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Passkeys in a real Chromium, whose device is a virtual one that always recognises its owner, or never. */
@RunningGenkan
class PasskeyInChromiumTest {

    private static final int PORT = Ports.free();
    private static final String SITE = "http://localhost:" + PORT;

    @Autowired
    Residents residents;

    @Autowired
    Passkeys passkeys;

    @Autowired
    Rush rush;

    private final List<String> faults = new ArrayList<>();
    private Resident taro;
    private BrowserContext context;
    private Page page;
    private CDPSession devices;
    private String device = "";

    @DynamicPropertySource
    static void browsersComeToThePublicAddress(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("genkan.url", () -> SITE);
    }

    @BeforeEach
    void taroHasADevice() {
        taro = residents.add();
        context = Chromium.browser().newContext(new NewContextOptions().setLocale("ja"));
        page = context.newPage();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !message.text().contains("status of 4")
                    && !message.text().contains("503")) {
                faults.add(message.text());
            }
        });
        devices = context.newCDPSession(page);
        device = plugIn(true);
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        // A page that waits for the member to choose a passkey would not let itself be closed.
        page.navigate("about:blank");
        context.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void isMadeOnThePageThatOffersItAndSignsTaroInByTheButton() {
        signInByPassword("/my-page/passkey?to=/my-page/history");
        makePasskey();
        assertThat(page).hasURL(SITE + "/my-page/history");
        assertThat(passkeys.of(taro.id())).hasSize(1);
        signOut();

        recognise(false);
        page.navigate(SITE + "/my-page/profile");
        recognise(true);
        press("#passkey");

        assertThat(page).hasURL(SITE + "/my-page/profile");
        assertThat(page.locator("main")).containsText(taro.userId());
    }

    @Test
    void signsTaroInFromWhatTheBrowserOffersInTheField() {
        signInByPassword("/my-page/passkey");
        makePasskey();
        signOut();

        // The virtual device takes the one passkey that it has as chosen.
        page.navigate(SITE + "/my-page/history");

        assertThat(page).hasURL(SITE + "/my-page/history");
    }

    @Test
    void getsTaroInWhereAnAccessLimitHolds() {
        signInByPassword("/my-page/passkey");
        makePasskey();
        recognise(false);
        signOut();
        context.clearCookies();
        page.navigate(SITE + "/my-page/profile");
        for (int time = 0; page.locator(".ways").count() == 0 && time < 20; time++) {
            page.fill("#user-id", taro.userId());
            page.fill("#password", Residents.guess(time, taro.userId()));
            page.click("#sign-in");
            page.locator("#refusal").waitFor();
        }
        recognise(true);

        page.click(".ways a[href^='/sign-in/passkey']");

        assertThat(page).hasURL(SITE + "/my-page/profile");
    }

    @Test
    void getsTaroInWhereWeAreTooBusyForPasswords() {
        signInByPassword("/my-page/passkey");
        makePasskey();
        recognise(false);
        signOut();
        page.navigate(SITE + "/my-page/profile");
        try (var _ = rush.begin()) {
            page.fill("#user-id", taro.userId());
            page.fill("#password", taro.password());
            page.click("#sign-in");
            assertThat(page.locator("#busy-form")).isVisible();
            recognise(true);

            press("#passkey");

            assertThat(page).hasURL(SITE + "/my-page/profile");
        }
    }

    @Test
    void hasAPageOfItsOwn() {
        signInByPassword("/my-page/passkey");
        makePasskey();
        recognise(false);
        signOut();

        page.navigate(SITE + "/sign-in/passkey?to=/my-page/history");
        recognise(true);
        press("#passkey");

        assertThat(page).hasURL(SITE + "/my-page/history");
    }

    @Test
    void saysSoWhenTheDeviceHasNone() {
        page.navigate(SITE + "/my-page");
        press("#passkey");

        assertThat(page.locator("#passkey-status")).containsText("ログインしていません");
        page.fill("#user-id", taro.userId());
        page.fill("#password", taro.password());
        page.click("#sign-in");
        assertThat(page).hasURL(SITE + "/my-page");
    }

    @Test
    void saysSoWhenTheDeviceHasOneAlready() {
        signInByPassword("/my-page/passkey");
        makePasskey();
        page.navigate(SITE + "/my-page/passkey");
        page.click("#add-passkey");

        assertThat(page.locator("#passkey-status")).containsText("すでに登録されています");
        assertThat(passkeys.of(taro.id())).hasSize(1);
    }

    @Test
    void saysSoWhenTheSiteDoesNotKnowIt() {
        signInByPassword("/my-page/passkey");
        makePasskey();
        recognise(false);
        signOut();
        passkeys.removeAll(taro.id());
        page.navigate(SITE + "/my-page");
        recognise(true);

        press("#passkey");

        assertThat(page.locator("#refusal")).containsText("パスキーを確認できませんでした");
        assertThat(page.locator("#refusal")).containsText("SS401-Q");
    }

    @Test
    void isNotMadeWhenTaroPrefersLater() {
        signInByPassword("/my-page/passkey?to=/my-page/history");

        page.click("#later");

        assertThat(page).hasURL(SITE + "/my-page/history");
        assertThat(passkeys.of(taro.id())).isEmpty();
    }

    @Test
    void isNotOfferedWithoutJavaScript() {
        try (var plain = Chromium.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            var without = plain.newPage();

            without.navigate(SITE + "/my-page");
            assertThat(without.locator("#passkey")).isHidden();

            without.navigate(SITE + "/sign-in/passkey");
            assertThat(without.locator("#passkey")).isHidden();
            assertThat(without.locator("#no-script")).containsText("JavaScript");
        }
    }

    private void signInByPassword(String path) {
        page.navigate(SITE + path);
        page.fill("#user-id", taro.userId());
        page.fill("#password", taro.password());
        page.click("#sign-in");
        assertThat(page).hasURL(SITE + path);
    }

    private void makePasskey() {
        page.click("#add-passkey");
        page.waitForURL(url -> !url.contains("/my-page/passkey"));
    }

    private void signOut() {
        page.click("#sign-out");
        assertThat(page).hasURL(SITE + "/signed-out");
    }

    private String plugIn(boolean recognising) {
        devices.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", recognising);
        var asked = new JsonObject();
        asked.add("options", options);
        return devices.send("WebAuthn.addVirtualAuthenticator", asked)
                .get("authenticatorId")
                .getAsString();
    }

    /** Whether the device answers by itself, as if somebody touched it. */
    private void recognise(boolean touched) {
        var asked = new JsonObject();
        asked.addProperty("authenticatorId", device);
        asked.addProperty("enabled", touched);
        devices.send("WebAuthn.setAutomaticPresenceSimulation", asked);
    }

    /** As a finger does: what follows is for the test to await. A click of the driver would wait for pages that give way. */
    private void press(String button) {
        page.locator(button).dispatchEvent("click");
    }
}
