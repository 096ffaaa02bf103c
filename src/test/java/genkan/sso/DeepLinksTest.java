package genkan.sso;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Partners;
import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import genkan.gate.GateProperties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever happens on the way, a member who came from a service ends there, with what the service had sent along. */
@RunningGenkan
class DeepLinksTest {

    private static final String NEW_PASSWORD = "Engawa-de-Il1O0-Ocha";

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    @Autowired
    private GateProperties gate;

    @Autowired
    private TestClock clock;

    private Resident taro;
    private PlainBrowser browser;
    private Relying service;

    @BeforeEach
    void taroIsSentByAService() {
        taro = residents.add();
        browser = new PlainBrowser(port);
        service = new Relying(port, partners.add());
    }

    @Test
    void endsAtTheServiceAfterTheFormHadExpired() throws Exception {
        browser.open(service.authorize());
        clock.advance(Duration.ofHours(2));
        browser.losingCookies();

        assertThat(signIn().codes()).containsExactly("SS409");
        assertThat(browser.page().text()).contains(nameOf(service));

        signIn();
        assertArrivedAt(service, "the-state");
    }

    @Test
    void endsAtTheServiceFromAFormThatAnotherTabHasOvertaken() throws Exception {
        var firstTab = formAfter(service.authorize());
        browser.open("/my-page");
        assertThat(signIn().path()).isEqualTo("/my-page");

        send(firstTab);

        assertArrivedAt(service, "the-state");
    }

    @Test
    void endsAtTheServiceAfterTheLanguageWasSwitched() throws Exception {
        browser.open(service.authorize());
        var form = form();
        browser.post("/sign-in/language?lang=en", PlainBrowser.fields(form, Map.of("user-id", taro.userId())));

        assertThat(browser.page().select("html").attr("lang")).isEqualTo("en");
        assertThat(browser.typedUserId()).isEqualTo(taro.userId());

        signIn();
        assertArrivedAt(service, "the-state");
    }

    @Test
    void endsAtTheServiceAfterAWrongPassword() throws Exception {
        browser.open(service.authorize());
        assertThat(browser.signIn(taro.userId(), "not-his-password-at-all").codes())
                .startsWith("SS401");

        signIn();
        assertArrivedAt(service, "the-state");
    }

    @Test
    void endsAtTheServiceWhenTheAccessLimitIsOver() throws Exception {
        browser.open(service.authorize());
        for (int failure = 0; failure < gate.strangers().tries(); failure++) {
            browser.signIn(taro.userId(), Residents.guess(failure, taro.userId()));
        }
        assertThat(signIn().codes()).containsExactly("SS503");

        clock.advance(gate.strangers().each());
        signIn();

        assertArrivedAt(service, "the-state");
    }

    @Test
    void endsAtTheServiceWhenTheBrowserKeepsCookiesAgain() throws Exception {
        browser.refusingCookies().open(service.authorize());
        assertThat(signIn().codes()).first().asString().endsWith("500-C");

        browser.allowingCookies();
        browser.open(browser.page().select("#refusal a[href^=/sign-in]").attr("href"));
        signIn();

        assertArrivedAt(service, "the-state");
    }

    @Test
    void endsAtTheServiceWithAPasswordThatIsNewSinceTheFormWasOpened() throws Exception {
        browser.open(service.authorize());
        var phone = new PlainBrowser(port).open("/my-page/password").signIn(taro.userId(), taro.password());
        var typed = new LinkedHashMap<String, String>();
        phone.page()
                .select("#setting-form input[type=password]")
                .forEach(field -> typed.put(
                        field.attr("name"),
                        field.attr("autocomplete").equals("current-password") ? taro.password() : NEW_PASSWORD));
        phone.submit("#setting-form", typed);
        assertThat(phone.path()).isEqualTo("/my-page");

        assertThat(signIn().codes()).first().asString().startsWith("SS401");
        browser.signIn(taro.userId(), NEW_PASSWORD);

        assertArrivedAt(service, "the-state");
    }

    @Test
    void endsInTwoTabsWhereEachBegan() throws Exception {
        var album = new Relying(port, partners.add());
        var firstTab = formAfter(service.authorize("state", "first"));
        var secondTab = formAfter(album.authorize("state", "second"));

        send(secondTab);
        assertArrivedAt(album, "second");

        send(firstTab);
        assertArrivedAt(service, "first");
    }

    @Test
    void endsAtTheOtherServiceAtOnceWhoeverIsSignedIn() throws Exception {
        var album = new Relying(port, partners.add());
        browser.open(service.authorize());
        signIn();

        browser.open(album.authorize("state", "second"));

        assertArrivedAt(album, "second");
    }

    @Test
    void showsInTheHistoryWhichServicesWereOpened() throws Exception {
        browser.open("/my-page");
        signIn();
        browser.open(service.authorize());
        assertArrivedAt(service, "the-state");

        var row = "";
        for (int wait = 0; wait < 50 && !row.contains(nameOf(service)); wait++) {
            Thread.sleep(100);
            row = browser.open("/my-page/history")
                    .page()
                    .select("tbody tr:first-child")
                    .text();
        }
        assertThat(row).contains(nameOf(service), "ログイン中のまま");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "{\"x\":1} ", "あ"})
    void carriesAsMuchAsAServiceMaySend(String repeated) throws Exception {
        var length = 3_800 - service.authorize().length();
        var state = repeated.repeat(length / Visitor.encoded(repeated).length());
        // What a real browser sends besides: its own headers, and cookies of the whole domain.
        browser.cookies().put("of-the-domain", "x".repeat(800));

        browser.open(service.authorize("state", state));
        signIn();

        assertArrivedAt(service, state);
    }

    @Test
    void saysSoWhenAServiceSendsMoreInsteadOfLosingIt() {
        for (var length : new int[] {3_700, 3_900, 4_500, 7_000}) {
            browser.open(service.authorize("state", "a".repeat(length)));

            assertThat(browser.status()).isIn(200, 400);
            assertThat(browser.path().startsWith("/sign-in?to=%2Foauth2")
                            || browser.page().select("#fault").text().contains("longer than"))
                    .as("%s", browser.path())
                    .isTrue();
        }
    }

    @Test
    void fillsInWhomTheServiceExpects() throws Exception {
        browser.open(service.authorize("login_hint", taro.userId()));

        assertThat(browser.typedUserId()).isEqualTo(taro.userId());

        browser.submit("#sign-in-form", Map.of("password", taro.password()));
        assertArrivedAt(service, "the-state");
    }

    @ParameterizedTest
    @CsvSource({"en, en", "en-GB ja, en", "fr en, en", "ja en, ja", "fr, ja", "'', ja"})
    void speaksTheLanguageThatTheServiceAsksFor(String asked, String spoken) {
        browser.open(service.authorize("ui_locales", asked));

        assertThat(browser.page().select("html").attr("lang")).isEqualTo(spoken);
    }

    @Test
    void speaksTheLanguageThatTheMemberHasChosenWhateverTheServiceAsksFor() {
        browser.open("/sign-in?lang=ja");

        browser.open(service.authorize("ui_locales", "en"));

        assertThat(browser.page().select("html").attr("lang")).isEqualTo("ja");
    }

    private PlainBrowser signIn() {
        return browser.signIn(taro.userId(), taro.password());
    }

    private Element formAfter(String address) {
        browser.open(address);
        return form();
    }

    private Element form() {
        return Objects.requireNonNull(browser.page().selectFirst("#sign-in-form"));
    }

    private void send(Element form) {
        var typed = Map.of("user-id", taro.userId(), "password", taro.password());
        browser.post(form.attr("action"), PlainBrowser.fields(form, typed));
    }

    private void assertArrivedAt(Relying where, String state) throws Exception {
        assertThat(browser.leftFor().toString())
                .startsWith(where.client().redirectUris().getFirst() + "?");
        assertThat(Relying.answer(browser.answer())).containsEntry("state", state);
        assertThat(where.redeem(Relying.codeIn(browser.answer())).statusCode()).isEqualTo(200);
    }

    /** As {@link Partners} names it. */
    private static String nameOf(Relying service) {
        return service.client().service().replace("partner-", "協力店");
    }
}
