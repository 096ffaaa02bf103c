package genkan.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import genkan.Accessibility;
import genkan.Chromium;
import genkan.RunningGenkan;
import genkan.TestClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Midori comes in by keyboard alone, on a telephone and at a desk. */
@RunningGenkan
class ClerkPagesInChromiumTest {

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    ClerkActs acts;

    @Autowired
    TestClock clock;

    private final List<String> faults = new ArrayList<>();

    static Stream<Arguments> viewers() {
        return Stream.of(
                Arguments.of("ja", 390, ColorScheme.LIGHT),
                Arguments.of("ja", 1280, ColorScheme.DARK),
                Arguments.of("en", 390, ColorScheme.DARK),
                Arguments.of("en", 1280, ColorScheme.LIGHT));
    }

    @ParameterizedTest
    @MethodSource("viewers")
    void canBeUsedByEverybodyWithoutAMouse(String language, int width, ColorScheme scheme) {
        var colleagues = new Colleagues(staff, clock);
        var midori = colleagues.add(Role.HELP_DESK);
        acts.note(
                midori.name(), "read", "a-name-without-any-space".repeat(8), "2001:db8:1234:5678:9abc:def0:1234:5678");
        try (var context = Chromium.browser()
                .newContext(new NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(width, 800)
                        .setColorScheme(scheme))) {
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(message.text());
                }
            });
            var shown = language + "-" + width;

            page.navigate("http://localhost:" + port + "/operator");
            look(page, "sign-in-" + shown);
            type(page, midori.name(), "wrong", "000000");
            page.locator("#refusal").waitFor();
            look(page, "refused-" + shown);

            type(page, midori.name(), Colleagues.PASSWORD, colleagues.code(midori));
            page.waitForURL("**/operator");
            look(page, "home-" + shown);

            page.locator(".clerk-links a").focus();
            page.keyboard().press("Enter");
            page.waitForURL("**/operator/acts");
            look(page, "acts-" + shown);

            page.locator("#sign-out").focus();
            page.keyboard().press("Enter");
            page.waitForURL("**/operator/sign-in");
        }
        assertThat(faults).isEmpty();
    }

    private static void type(Page page, String name, String password, String code) {
        page.locator("#name").focus();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type(name);
        page.keyboard().press("Tab");
        page.keyboard().type(password);
        page.keyboard().press("Tab");
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    private void look(Page page, String name) {
        faults.addAll(Accessibility.faults(page, name));
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screens", "clerk", name + ".png")));
    }
}
