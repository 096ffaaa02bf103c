package genkan.sso;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import genkan.Chromium;
import genkan.Ports;
import genkan.Program;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** The Apache of {@code examples/mod_auth_openidc}, started by its script and registered by the file that it writes. */
@RunningGenkan
@EnabledIf(
        value = "apacheIsThere",
        disabledReason = "there is no Apache with mod_auth_openidc, and this user may not install Debian's")
class ModAuthOpenidcTest {

    private static final Path EXAMPLE = Path.of("examples", "mod_auth_openidc");
    private static final int GENKAN = Ports.free();
    private static final int APACHE = Ports.free();
    private static final String HOME = "http://127.0.0.1:" + APACHE + "/";
    private static final Path FOLDER = folder();

    @Autowired
    private Residents residents;

    /** Where www-data may look into. */
    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("genkan-apache");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    static boolean apacheIsThere() throws Exception {
        try (var script = script("mod-auth-openidc-prepare", "prepare")) {
            var code = script.end();
            assertThat(code == 0 || script.words().contains("Apache is missing"))
                    .as(script.words())
                    .isTrue();
            return code == 0;
        }
    }

    @DynamicPropertySource
    static void registerApacheByItsFile(DynamicPropertyRegistry settings) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(FOLDER.resolve("genkan.yaml")));
        Objects.requireNonNull(yaml.getObject()).forEach((name, value) -> settings.add((String) name, () -> value));
        settings.add("server.port", () -> GENKAN);
    }

    @AfterAll
    static void tidyUp() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @Test
    void letsTaroIntoItsPagesAndOutAgain() throws Exception {
        var taro = residents.add();
        try (var apache = script("mod-auth-openidc", "start");
                var context = Chromium.browser().newContext(new NewContextOptions().setLocale("ja"))) {
            apache.says(Pattern.compile("Open http"));
            waitFor(context);
            var page = context.newPage();
            page.navigate(HOME);
            page.click("#enter");
            page.fill("#user-id", taro.userId());
            page.fill("#password", taro.password());
            page.click("#sign-in");

            assertThat(page).hasURL(HOME + "members/");
            assertThat(page.locator("h1")).hasText("Hello " + taro.member().name());
            assertThat(page.locator("#user")).hasText(taro.userId());
            assertThat(page.locator("#claims")).containsText(taro.member().email());

            page.click("#sign-out");
            if (new Visitor(GENKAN)
                    .get("/.well-known/openid-configuration")
                    .body()
                    .contains("end_session_endpoint")) {
                page.click("#agree");
            }
            page.waitForURL(url -> url.equals(HOME) || url.startsWith(HOME + "?"));
            assertThat(Files.readString(FOLDER.resolve(Path.of("logs", "error.log"))))
                    .doesNotContain(":error]");
        }
    }

    /** It says that it starts before it listens. */
    private static void waitFor(BrowserContext context) throws InterruptedException {
        for (int wait = 0; wait < 100; wait++) {
            try {
                context.request().get(HOME);
                return;
            } catch (com.microsoft.playwright.PlaywrightException notYet) {
                Thread.sleep(100);
            }
        }
    }

    private static Program script(String name, String command) {
        return Program.start(
                name,
                EXAMPLE,
                Map.of(
                        "FOLDER", FOLDER.toString(),
                        "GENKAN", "http://localhost:" + GENKAN,
                        "PORT", String.valueOf(APACHE)),
                List.of("./run.sh", command),
                "examples/mod_auth_openidc/run.sh cannot be run");
    }
}
