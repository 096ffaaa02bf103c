package genkan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import genkan.Residents.Resident;
import genkan.credential.Rush;
import genkan.member.MemberKind;
import genkan.service.Client;
import genkan.service.Client.Eligible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page in both languages, on a phone and on a desk, light and dark: WCAG 2.2 AA as far as a checker can tell. */
@RunningGenkan
class AccessibilityTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Partners partners;

    @Autowired
    Rush rush;

    private Resident taro;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.add();
    }

    static Stream<Arguments> viewers() {
        return Stream.of(
                Arguments.of("ja", 390, ColorScheme.LIGHT),
                Arguments.of("ja", 1280, ColorScheme.DARK),
                Arguments.of("en", 320, ColorScheme.DARK),
                Arguments.of("en", 1280, ColorScheme.LIGHT));
    }

    @ParameterizedTest
    @MethodSource("viewers")
    void everyPageCanBeUsedByEverybody(String language, int width, ColorScheme scheme) throws Exception {
        try (var context = Chromium.browser()
                .newContext(new NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(width, 800)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(scheme))) {
            var page = context.newPage();
            var faults = new ArrayList<String>();

            open(page, "/help", faults);
            open(page, "/help/codes/SS503", faults);
            open(page, "/help/codes/MP500-C", faults);
            open(page, "/help/doctor?code=SS401", faults);
            open(page, "/help/doctor?cookies=kept", faults);
            open(page, "/help/doctor?cookies=off", faults);
            open(page, "/help/search?q=SS503", faults);
            open(page, "/nothing-here", faults);
            open(page, "/sign-in/passkey", faults);
            open(page, "/sign-in", faults);
            signIn(page, "taro_s@aa3", "wrong");
            check(page, "near miss", faults);
            signIn(page, taro.userId(), "Wrong, capital I and small l");
            check(page, "wrong password", faults);
            page.fill("#password", "ｗｒｏｎｇ");
            page.click("#sign-in");
            check(page, "full width", faults);
            page.click("#slip [data-do=retype], #slip [data-do=as-typed]");
            page.waitForLoadState();
            open(page, "/sign-in?to=/my-page", faults);
            try (var _ = rush.begin()) {
                signIn(page, taro.userId(), taro.password());
                page.click("#stop");
                check(page, "busy", faults);
            }
            open(page, "/sign-in?to=/my-page", faults);
            signIn(page, taro.userId(), taro.password());
            check(page, "my page", faults);
            open(page, "/my-page/history", faults);
            open(page, "/my-page/profile", faults);
            open(page, "/my-page/passkey", faults);
            open(page, "/my-page/password", faults);
            page.fill("#new-password", "Il1|O0");
            page.check("#reveal");
            check(page, "read out", faults);
            page.click("#set");
            check(page, "too short", faults);
            open(page, "/my-page/user-id", faults);
            page.fill("#new-name", "taro ichiro");
            page.click("#setting-form .button");
            check(page, "not a user id", faults);
            page.fill("#new-name", "ichiro-10-" + width);
            page.click("#setting-form .button");
            check(page, "new user id", faults);
            page.click("#set");
            check(page, "without the current password", faults);
            open(page, "/my-page/recovery-code", faults);
            page.click("#set");
            check(page, "recovery code", faults);
            open(page, "/device", faults);
            page.fill("#user-code", "not a code");
            page.click("#continue");
            check(page, "no such device", faults);
            open(page, "/device?user_code=" + codeOfADevice(), faults);
            page.click("#continue");
            check(page, "device", faults);
            page.click("#agree");
            check(page, "device signed in", faults);
            open(page, "/my-page/services", faults);
            var forCompanies = partners.addFor(new Eligible(Set.of(MemberKind.CORPORATE), Set.of(), null));
            open(page, authorize(forCompanies), faults);
            context.route(
                    "https://*.example/**",
                    service -> service.fulfill(new Route.FulfillOptions().setBody("the service")));
            open(page, authorize(partners.addThirdParty()), faults);
            page.click("#agree");
            page.waitForURL(url -> url.startsWith("https://"));
            page.navigate("http://localhost:" + port + "/my-page/services");
            page.click(".confirm summary");
            check(page, "withdraw", faults);
            open(page, "/services/webmail", faults);
            open(page, "/oauth2/logout", faults);
            open(page, "/oauth2/logout?id_token_hint=none", faults);
            open(page, "/signed-out", faults);
            open(page, "/recovery", faults);
            open(page, "/recovery/user-id", faults);

            assertThat(faults).isEmpty();
        }
    }

    private String codeOfADevice() throws Exception {
        var begun = new Visitor(port)
                .postWithoutToken(
                        "/oauth2/device_authorization",
                        Map.of("client_id", partners.addPublic().id(), "scope", "openid email"));
        return begun.body().replaceFirst("(?s).*\"user_code\":\"([^\"]+)\".*", "$1");
    }

    private static String authorize(Client client) {
        return "/oauth2/authorize?response_type=code&response_mode=form_post&code_challenge_method=S256&code_challenge="
                + "a".repeat(43)
                + "&scope=openid+profile+email+offline_access&client_id=" + client.id() + "&redirect_uri="
                + Visitor.encoded(client.redirectUris().getFirst());
    }

    private void open(Page page, String path, List<String> faults) {
        page.navigate("http://localhost:" + port + path);
        check(page, path, faults);
    }

    private static void check(Page page, String name, List<String> faults) {
        faults.addAll(Accessibility.faults(page, name));
    }

    private static void signIn(Page page, String userId, String password) {
        page.fill("#user-id", userId);
        page.fill("#password", password);
        page.click("#sign-in");
        page.waitForLoadState();
    }
}
