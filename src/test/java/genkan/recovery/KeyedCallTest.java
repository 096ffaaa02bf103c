package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import genkan.Accessibility;
import genkan.Chromium;
import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.TestLine;
import genkan.WebhookCalls;
import genkan.phone.PhoneNumber;
import genkan.phone.RegisteredPhones;
import genkan.web.PublicAddress;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Members who are asked, during the call, for the code that their page shows. */
@RunningGenkan
@TestPropertySource(
        properties = {
            "genkan.phone.webhook.trunks.voice.secret=" + KeyedCallTest.SECRET,
            "genkan.phone.webhook.trunks.voice.ask=code",
            "genkan.phone.webhook.trunks.exchange.secret=" + KeyedCallTest.SECRET,
            "genkan.phone.webhook.trunks.exchange.form=json",
            "genkan.phone.webhook.trunks.exchange.ask=code"
        })
class KeyedCallTest {

    static final String SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    private static final String NEW = "Yoru-no-Ame-ga-Yamu-7";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    RegisteredPhones phones;

    @Autowired
    PublicAddress address;

    @Autowired
    TestLine plainLine;

    @Autowired
    TestClock clock;

    @Autowired
    MeterRegistry meters;

    private Resident taro;
    private PhoneNumber phone;
    private PlainBrowser browser;
    private WebhookCalls line;

    @BeforeEach
    void taroWaits() {
        taro = residents.add();
        phone = telephoneOf(taro);
        line = new WebhookCalls(port, address.issuer());
        browser = waiting(taro.userId());
    }

    @Test
    void setANewPasswordOnABrowserThatIsNewWithNothingBesides() throws Exception {
        var asked = call(phone, "CA1");
        assertThat(asked.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/xml");
        assertThat(asked.body())
                .contains("<Gather input=\"dtmf\" numDigits=\"6\"")
                .contains("method=\"POST\" action=\"" + address.issuer() + "/phone/calls/voice\"")
                .contains("<Say language=\"ja-JP\">ログイン情報を再設定する", "お切りください")
                .contains("<Say language=\"en-US\">This call resets your sign-in information.", "hang up now");
        assertThat(keyed(phone, "CA1", code()).body()).contains("ありがとうございました", "Thank you", "<Hangup/>");

        browser.open("/recovery/now");
        browser.submit("#setting-form", Map.of("new-password", NEW, "new-password-again", NEW));

        assertThat(browser.path()).startsWith("/recovery/done");
        assertThat(new PlainBrowser(port)
                        .open("/sign-in")
                        .signIn(taro.userId(), NEW)
                        .path())
                .isEqualTo("/my-page");
    }

    @Test
    void areNotProvedByTheCallAlone() throws Exception {
        call(phone, "CA2");
        keyed(phone, "CA2", "");

        assertThatItWaitsAsBefore();
    }

    @Test
    void areToldOfAWrongCodeAndCallAgain() throws Exception {
        keyed(phone, "CA3", wrong());

        browser.open("/recovery/now");
        assertThat(browser.codes()).containsExactly("PV401");
        assertThat(text("#refusal-words")).contains("6桁と一致しませんでした");

        keyed(phone, "CA4", code());
        assertThat(text(browser.open("/recovery/now"), "h1")).isEqualTo("新しいパスワードの設定");
    }

    @Test
    void haveThreeTries() throws Exception {
        var code = code();
        for (int tries = 0; tries < 3; tries++) {
            keyed(phone, "CA5-" + tries, wrong());
        }

        keyed(phone, "CA5-right", code);

        browser.open("/recovery/now");
        assertThat(browser.codes()).containsExactly("PV401");
        assertThat(browser.page().select("#call")).isEmpty();
        browser.submit("#call-form", Map.of());
        keyed(phone, "CA5-new", code());
        assertThat(text(browser.open("/recovery/now"), "h1")).isEqualTo("新しいパスワードの設定");
    }

    @Test
    void haveNoMoreTriesInCallsThatComeAtOnce() throws Exception {
        var before = wrongCodes();
        var guesses = new ArrayList<Callable<Integer>>();
        for (int call = 0; call < 12; call++) {
            var name = "CA13-" + call;
            guesses.add(() -> keyed(phone, name, wrong()).statusCode());
        }

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : callers.invokeAll(guesses)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(wrongCodes() - before).isEqualTo(3);
    }

    private double wrongCodes() {
        return meters.counter("genkan.phone.calls", "trunk", "voice", "result", "wrong-code")
                .count();
    }

    @Test
    void haveOneTryInACallHoweverOftenItIsTold() throws Exception {
        for (int times = 0; times < 5; times++) {
            keyed(phone, "CA6", wrong());
        }
        keyed(phone, "CA6", code());

        assertThat(browser.open("/recovery/now").page().select("#call")).hasSize(1);
        keyed(phone, "CA7", code());
        assertThat(text(browser.open("/recovery/now"), "h1")).isEqualTo("新しいパスワードの設定");
    }

    @Test
    void cannotUseTheCodeOfSomebodyElse() throws Exception {
        var hanako = residents.add();
        var hanakosPhone = telephoneOf(hanako);
        var hanakos = waiting(hanako.userId());

        keyed(hanakosPhone, number(hanakos), "CA8", code());

        assertThatItWaitsAsBefore();
        assertThat(hanakos.open("/recovery/now").codes()).containsExactly("PV401");
    }

    @Test
    void proveNothingThatIsNotSigned() throws Exception {
        var form = form(phone, number(browser), "CA9");
        var unsigned = new TreeMap<>(form);
        unsigned.put("Digits", code());

        assertThat(line.twiml("voice", unsigned, Map.of()).statusCode()).isEqualTo(403);
        // The signature of the first message is not that of the second.
        assertThat(line.twiml("voice", unsigned, Map.of("X-Twilio-Signature", line.signed("voice", form, SECRET)))
                        .statusCode())
                .isEqualTo(403);
        assertThatItWaitsAsBefore();
    }

    @Test
    void hearTheSameWhoeverCallsAndWhateverIsKeyedIn() throws Exception {
        var stranger = TestLine.newMobile();

        assertThat(call(stranger, "CA10").body()).isEqualTo(call(phone, "CA11").body());
        var rightly = keyed(phone, "CA11", code()).body();
        assertThat(keyed(phone, "CA12", wrong()).body()).isEqualTo(rightly);
        assertThat(keyed(stranger, "CA10", wrong()).body()).isEqualTo(rightly);
    }

    @Test
    void seeACodeWhetherOrNotTheyAreMembers() {
        var nobody = waiting(Residents.unused().canonical());

        assertThat(code(nobody)).matches("\\d{6}");
        assertThat(nobody.page().select("#call-key").text().replaceAll("[\\d ]", ""))
                .isEqualTo(browser.page().select("#call-key").text().replaceAll("[\\d ]", ""));
        assertThat(text(browser, ".call-code .unseen")).endsWith(String.join(" ", code().split("")));
        assertThat(text("#call")).doesNotContain("メールのコードもおたずねします");
    }

    @ParameterizedTest
    @CsvSource({"ja, 390", "ja, 1280", "en, 390", "en, 1280"})
    void canReadTheCodeOnAnyScreen(String language, int width) {
        try (var context = Chromium.browser()
                .newContext(new NewContextOptions().setLocale(language).setViewportSize(width, 844))) {
            var page = context.newPage();
            page.navigate("http://localhost:" + port + "/recovery/password?user-id=" + taro.userId());
            page.click("#next");
            page.waitForURL("**/recovery/now*");

            assertThat(Accessibility.faults(page, language + " " + width)).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "keyed-call-" + language + "-" + width + ".png")));
        }
    }

    @Test
    void areHeardByAnExchangeThatAsksByItself() throws Exception {
        assertThat(json("\"call\":\"1\"").body()).isEqualTo("{\"answer\":\"ask\"}");
        assertThatItWaitsAsBefore();

        assertThat(json("\"call\":\"1\",\"digits\":\"" + code() + "\"").body()).isEqualTo("{\"answer\":\"ask\"}");

        assertThat(text(browser.open("/recovery/now"), "h1")).isEqualTo("新しいパスワードの設定");
    }

    @Test
    void proveLessOnALineThatDoesNotAsk() {
        plainLine.call(phone, number(browser));

        assertThat(text(browser.open("/recovery/now"), "#shown")).contains("お電話を確認できました", "もう1つ");
    }

    private void assertThatItWaitsAsBefore() {
        browser.open("/recovery/now");
        assertThat(browser.codes()).isEmpty();
        assertThat(text("#call-status")).isEqualTo("お電話をお待ちしています。");
    }

    private PlainBrowser waiting(String userId) {
        return new PlainBrowser(port)
                .open("/recovery/password")
                .submit("#claim-form", Map.of("by", "user-id", "user-id", userId));
    }

    private HttpResponse<String> call(PhoneNumber from, String call) throws Exception {
        return line.twiml("voice", form(from, number(browser), call), SECRET);
    }

    private HttpResponse<String> keyed(PhoneNumber from, String call, String digits) throws Exception {
        return keyed(from, number(browser), call, digits);
    }

    private HttpResponse<String> keyed(PhoneNumber from, String to, String call, String digits) throws Exception {
        var form = form(from, to, call);
        form.put("Digits", digits);
        return line.twiml("voice", form, SECRET);
    }

    private static Map<String, String> form(PhoneNumber from, String to, String call) {
        return new TreeMap<>(Map.of("CallSid", call, "From", from.e164(), "To", to));
    }

    private HttpResponse<String> json(String what) throws Exception {
        var body = "{%s,\"from\":\"%s\",\"to\":\"%s\"}".formatted(what, phone.e164(), number(browser));
        return line.json("exchange", body, clock.instant().getEpochSecond(), "n" + NUMBER.incrementAndGet(), SECRET);
    }

    private String code() {
        return code(browser);
    }

    private static String code(PlainBrowser some) {
        return text(some, ".call-code [aria-hidden]");
    }

    private String wrong() {
        return "%06d".formatted((Integer.parseInt(code()) + 1) % 1_000_000);
    }

    /** As the page shows it, or showed it last. */
    private static String number(PlainBrowser some) {
        return text(some, ".call-number").replaceAll("[^-0-9]", "");
    }

    private String text(String selector) {
        return text(browser, selector);
    }

    private static String text(PlainBrowser some, String selector) {
        return Objects.requireNonNull(some.page().selectFirst(selector), selector)
                .text();
    }

    private PhoneNumber telephoneOf(Resident member) {
        var mobile = TestLine.newMobile();
        var since = clock.instant().minus(Duration.ofDays(400));
        phones.register(member.id(), mobile, since, since);
        return mobile;
    }
}
