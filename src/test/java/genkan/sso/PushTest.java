package genkan.sso;

import static genkan.sso.Relying.json;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.Partners;
import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGenkan
class PushTest {

    private static final String PATH = "/oauth2/par";

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    @Autowired
    private TestClock clock;

    private Resident taro;
    private Visitor browser;
    private Relying service;

    @BeforeEach
    void taroWantsToOpenAService() {
        taro = residents.add();
        browser = new Visitor(port);
        service = new Relying(port, partners.add());
    }

    @Test
    void carriesARequestOverTheSignInPageAndAnswersItOnce() throws Exception {
        var name = pushed(service, Map.of("scope", "openid email"));
        var request = bringing(service, name);
        var signInPage = browser.get(request).headers().firstValue("Location").orElseThrow();
        assertThat(signInPage).startsWith("/sign-in?to=").hasSizeLessThan(400);

        clock.advance(Duration.ofMinutes(20));
        var wanted =
                URLDecoder.decode(signInPage.replaceFirst("/sign-in\\?to=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        browser.post("/sign-in", Map.of("user-id", taro.userId(), "password", taro.password(), "to", wanted));
        var answered = browser.get(wanted);

        assertThat(Relying.answer(answered)).containsEntry("state", "the-state");
        var tokens = json(service.redeem(Relying.codeIn(answered)));
        assertThat(tokens.get("scope").asString()).contains("email");
        var again = browser.get(request);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("request_uri");
    }

    @Test
    void survivesTheConsentPage() throws Exception {
        service = new Relying(port, partners.addThirdParty());
        var member = new PlainBrowser(port);
        member.open("/sign-in").signIn(taro.userId(), taro.password());

        var asked = member.open(bringing(service, pushed(service, Map.of())));
        assertThat(asked.page().select("#agree")).hasSize(1);
        var fields = PlainBrowser.fields(
                Objects.requireNonNull(asked.page().selectFirst("main form[action=/oauth2/consent]")),
                Map.of("decision", "agree"));
        member.cookies().forEach(browser.cookies()::put);
        var answered = browser.postWithoutToken("/oauth2/consent", fields);

        assertThat(Relying.answer(answered)).containsKey("code");
    }

    @Test
    void expiresWhereNoBrowserBringsItSoon() throws Exception {
        browser.signIn(taro);
        var name = pushed(service, Map.of());

        clock.advance(Duration.ofSeconds(91));

        assertThat(browser.get(bringing(service, name)).statusCode()).isEqualTo(400);
    }

    @Test
    void isTheOneServicesAlone() throws Exception {
        browser.signIn(taro);
        var another = new Relying(port, partners.add());

        var answered = browser.get(bringing(another, pushed(service, Map.of())));

        assertThat(answered.statusCode()).isEqualTo(400);
        assertThat(answered.headers().firstValue("Location")).isEmpty();
        assertThat(answered.body()).contains("request_uri");
    }

    @Test
    void decidesAloneWhatIsAsked() throws Exception {
        browser.signIn(taro);
        var name = pushed(service, Map.of("scope", "openid"));

        var answered = browser.get(bringing(service, name) + "&scope=openid+email&state=another");

        assertThat(Relying.answer(answered)).containsEntry("state", "the-state");
        assertThat(json(service.redeem(Relying.codeIn(answered))).get("scope").asString())
                .isEqualTo("openid");
    }

    @Test
    void tellsTheServiceWhatIsWrong() throws Exception {
        var wrong = List.of(
                Map.of("response_type", "token"),
                Map.of("redirect_uri", "https://evil.example/"),
                Map.of("code_challenge", ""),
                Map.of("scope", "openid admin"),
                Map.of("client_id", "another"),
                Map.of("request_uri", "urn:ietf:params:oauth:request_uri:abc"));

        for (var instead : wrong) {
            var refused = push(service, instead);
            assertThat(refused.statusCode()).as("%s", instead).isEqualTo(400);
            assertThat(json(refused).get("error").asString()).isNotBlank();
        }
        var stranger = new Visitor(port).postWithoutToken(PATH, service.asking(Map.of()));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(json(stranger).get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void isDemandedOfServicesThatAreRegisteredSo() throws Exception {
        service = new Relying(port, partners.addPushing());
        browser.signIn(taro);

        assertThat(Relying.answer(browser.get(service.authorize()))).containsEntry("error", "invalid_request");
        assertThat(Relying.answer(browser.get(bringing(service, pushed(service, Map.of())))))
                .containsKey("code");
    }

    @Test
    void isOpenToAppsAndBindsTheCodeToTheirKey() throws Exception {
        var app = new Relying(port, partners.addPublic());
        var key = ClientKey.elliptic();
        browser.signIn(taro);

        var pushed = app.post(PATH, app.asking(Map.of()), Map.of("DPoP", key.proof("POST", PATH, clock.instant())));
        var name = json(pushed).get("request_uri").asString();
        var code = Relying.codeIn(browser.get(bringing(app, name)));

        var stolen =
                app.token(app.redeeming(code), ClientKey.elliptic().proof("POST", "/oauth2/token", clock.instant()));
        assertThat(stolen.statusCode()).isEqualTo(400);
    }

    @Test
    void isPublished() throws Exception {
        var told = json(new Visitor(port).get("/.well-known/openid-configuration"));

        assertThat(told.get("pushed_authorization_request_endpoint").asString()).endsWith(PATH);
        assertThat(told.get("require_pushed_authorization_requests").asBoolean())
                .isFalse();
    }

    private String pushed(Relying by, Map<String, String> instead) throws Exception {
        var answer = push(by, instead);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).get("expires_in").asInt()).isBetween(60, 90);
        return json(answer).get("request_uri").asString();
    }

    private static HttpResponse<String> push(Relying by, Map<String, String> instead) throws Exception {
        return by.post(PATH, new HashMap<>(by.asking(instead)));
    }

    private static String bringing(Relying by, String name) {
        return "/oauth2/authorize?"
                + Visitor.encoded(Map.of("client_id", by.client().id(), "request_uri", name));
    }
}
