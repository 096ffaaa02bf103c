package genkan.sso;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import genkan.Chromium;
import genkan.Partners;
import genkan.Ports;
import genkan.Program;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example service of {@code examples/openid-client}, whose library is certified, with members in a real Chromium. */
@RunningGenkan
class OpenidClientTest {

    private static final Path EXAMPLE = Path.of("examples", "openid-client");
    private static final String MISSING =
            "This test needs Node.js with npm: apt-get install nodejs npm. ./genkan test does.";
    private static final int GENKAN = Ports.free();
    private static final int SERVICE = Ports.free();
    private static final String HOME = "http://127.0.0.1:" + SERVICE + "/";

    @Autowired
    private Residents residents;

    @DynamicPropertySource
    static void registerTheServiceAsAnOperatorDoes(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> GENKAN);
        settings.add("genkan.url", () -> "http://localhost:" + GENKAN);
        var album = "genkan.services.album.";
        settings.add(album + "prefix", () -> "AB");
        settings.add(album + "name-ja", () -> "アルバム");
        settings.add(album + "name-en", () -> "Album");
        settings.add(album + "entry", () -> HOME);
        settings.add(album + "client.secret", () -> Partners.SECRET);
        settings.add(album + "client.redirect-uris", () -> HOME + "callback");
        settings.add(album + "client.post-logout-redirect-uris", () -> HOME + "signed-out");
    }

    @Test
    void signsTaroInRefreshesAndSignsHimOut() throws Exception {
        var taro = residents.add();
        install();
        try (var service = service();
                var context = Chromium.browser().newContext(new NewContextOptions().setLocale("ja"))) {
            service.says(Pattern.compile("is ready"));
            var page = context.newPage();

            page.navigate(HOME);
            page.click("#sign-in");
            page.fill("#user-id", taro.userId());
            page.fill("#password", taro.password());
            page.click("#sign-in");

            assertThat(page.locator("h1")).hasText("Hello " + taro.member().name());
            var idToken = shown(page, "#id-token");
            assertThat(idToken.get("iss").asString()).isEqualTo("http://localhost:" + GENKAN);
            assertThat(idToken.get("aud").asString()).isEqualTo("album");
            assertThat(idToken.has("email")).as("nobody asked for it there").isFalse();
            var userInfo = shown(page, "#user-info");
            assertThat(userInfo.get("sub")).isEqualTo(idToken.get("sub"));
            assertThat(userInfo.get("preferred_username").asString()).isEqualTo(taro.userId());
            assertThat(userInfo.get("email").asString()).isEqualTo(taro.member().email());

            page.click("#refresh");
            page.click("#refresh");
            assertThat(page.locator("#refreshes")).hasText("2");

            signOut(page);
            assertThat(service.words()).doesNotContain("Error");
        }
    }

    private static void signOut(Page page) throws Exception {
        page.click("#sign-out");
        if (signsOutEverywhere()) {
            page.click("#agree");
        }
        page.waitForURL(url -> url.startsWith(HOME + "signed-out"));
        assertThat(page.locator("h1")).hasText("Goodbye");
        if (signsOutEverywhere()) {
            page.navigate(HOME + "sign-in");
            assertThat(page.locator("#password")).isVisible();
        }
    }

    /** RP-Initiated Logout: without it the service can only forget the member itself. */
    private static boolean signsOutEverywhere() throws Exception {
        return Relying.json(new Visitor(GENKAN).get("/.well-known/openid-configuration"))
                .has("end_session_endpoint");
    }

    private static JsonNode shown(Page page, String element) {
        return new JsonMapper().readTree(page.textContent(element));
    }

    private static Program service() {
        return Program.start(
                "openid-client",
                EXAMPLE,
                Map.of(
                        "GENKAN",
                        "http://localhost:" + GENKAN,
                        "CLIENT_SECRET",
                        Partners.SECRET,
                        "PORT",
                        String.valueOf(SERVICE)),
                List.of("node", "service.js"),
                MISSING);
    }

    private static void install() throws Exception {
        if (!isInstalled()) {
            var command = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            try (var npm = Program.start("npm-ci", EXAMPLE, Map.of(), command, MISSING)) {
                assertThat(npm.end()).as(npm.words()).isZero();
            }
        }
    }

    private static boolean isInstalled() throws IOException {
        var installed = EXAMPLE.resolve(Path.of("node_modules", ".package-lock.json"));
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(EXAMPLE.resolve("package-lock.json")))
                        >= 0;
    }
}
