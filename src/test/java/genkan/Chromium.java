package genkan;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The system's Chromium, driven for real. One for all tests of a run; each test opens contexts of its own. */
public final class Chromium {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Browser browser;
    private static @Nullable Playwright playwright;

    private Chromium() {}

    public static synchronized Browser browser() {
        if (browser == null) {
            browser = playwright()
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(executable()).setArgs(ARGUMENTS));
        }
        return browser;
    }

    /** A browser whose owner has told it to refuse every cookie. */
    public static BrowserContext refusingCookies() throws IOException {
        return refusingCookies(new LaunchPersistentContextOptions().setLocale("ja"));
    }

    static BrowserContext refusingCookies(LaunchPersistentContextOptions options) throws IOException {
        var profile = Files.createTempDirectory(Path.of("target"), "no-cookies");
        Files.createDirectories(profile.resolve("Default"));
        Files.writeString(profile.resolve("Default/Preferences"), """
                {"profile": {"default_content_setting_values": {"cookies": 2}}}
                """);
        return playwright()
                .chromium()
                .launchPersistentContext(
                        profile, options.setExecutablePath(executable()).setArgs(ARGUMENTS));
    }

    private static synchronized Playwright playwright() {
        if (playwright == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return playwright;
    }

    private static Path executable() {
        var named = System.getenv("GENKAN_CHROMIUM");
        return Stream.of(
                        named == null ? "" : named,
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The browser tests need Chromium: install it or name it in GENKAN_CHROMIUM. ./genkan test does."));
    }
}
