package genkan.sso;

import static genkan.sso.Relying.json;
import static genkan.sso.Relying.said;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.Partners;
import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningGenkan
class DeviceTest {

    private static final String PATH = "/oauth2/device_authorization";

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    @Autowired
    private TestClock clock;

    private Resident taro;
    private PlainBrowser browser;
    private Relying television;
    private JsonNode begun;

    @BeforeEach
    void taroHasATelevisionThatShowsACode() throws Exception {
        taro = residents.add();
        browser = new PlainBrowser(port);
        television = new Relying(port, partners.addPublic());
        begun = begin("openid email");
    }

    @Test
    void signsInWhenTaroLetsItIn() throws Exception {
        assertThat(error(poll())).isEqualTo("authorization_pending");
        clock.advance(Duration.ofSeconds(5));

        browser.open("/device").signIn(taro.userId(), taro.password());
        browser.submit("#device-form", Map.of("user-code", shown().toLowerCase(Locale.ROOT)));
        assertThat(browser.page().select("#warning").text()).contains("決してありません");
        assertThat(browser.page().select("#service").text()).startsWith("協力店");
        assertThat(browser.page().select("#scopes li")).hasSize(2);
        assertThat(error(poll())).isEqualTo("authorization_pending");
        clock.advance(Duration.ofSeconds(5));
        decide("agree");
        assertThat(browser.page().select("#allowed")).hasSize(1);

        var tokens = json(poll());
        assertThat(said(tokens.get("id_token").asString()).get("aud").asString())
                .isEqualTo(television.client().id());
        var told = json(television.userInfo(tokens.get("access_token").asString()));
        assertThat(told.get("email").asString()).isEqualTo(taro.member().email());
        assertThat(television.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(5));
        assertThat(error(poll())).isEqualTo("invalid_grant");
    }

    @Test
    void isToldWhenTaroDoesNotWantIt() throws Exception {
        openLink();
        browser.submit("#device-form", Map.of());
        decide("cancel");

        assertThat(browser.page().select("#denied")).hasSize(1);
        assertThat(error(poll())).isEqualTo("access_denied");
    }

    @Test
    void doesNotSignInAfterTaroHasSignedOut() throws Exception {
        openLink();
        browser.submit("#device-form", Map.of());
        decide("agree");
        browser.post(
                "/sign-out",
                PlainBrowser.fields(
                        Objects.requireNonNull(browser.page().selectFirst("form[action=/sign-out]")), Map.of()));

        assertThat(error(poll())).isEqualTo("invalid_grant");
    }

    @Test
    void needsTarosConsentEvenIfItsCodeStandsInTheLink() throws Exception {
        openLink();

        assertThat(browser.page().select("#user-code").val()).isEqualTo(shown());
        assertThat(browser.page().select("#warning")).hasSize(1);
        assertThat(error(poll())).isEqualTo("authorization_pending");
    }

    @Test
    void warnsInEnglishToo() {
        browser = new PlainBrowser(port).speaking("en");
        openLink();

        assertThat(browser.page().select("#warning").text()).contains("on a device in front of you", "Nobody from");
    }

    @Test
    void hasToAskLessOftenWhenItAsksTooOften() throws Exception {
        poll();
        clock.advance(Duration.ofSeconds(2));
        assertThat(error(poll())).isEqualTo("slow_down");
        clock.advance(Duration.ofSeconds(6));
        assertThat(error(poll())).isEqualTo("slow_down");
        clock.advance(Duration.ofSeconds(15));
        assertThat(error(poll())).isEqualTo("authorization_pending");
    }

    @Test
    void comesTooLateAfterAWhile() throws Exception {
        clock.advance(Duration.ofMinutes(11));

        assertThat(error(poll())).isEqualTo("expired_token");
        openLink();
        browser.submit("#device-form", Map.of());
        assertThat(browser.codes()).containsExactly("DV404");
    }

    @Test
    void isNotFoundByTryingCodes() {
        browser.open("/device").signIn(taro.userId(), taro.password());
        for (int guess = 0; guess < 5; guess++) {
            browser.submit("#device-form", Map.of("user-code", "BCDF-GHJ" + "KLMNP".charAt(guess)));
            assertThat(browser.codes()).containsExactly("DV404");
        }

        browser.submit("#device-form", Map.of("user-code", shown()));
        assertThat(browser.codes()).containsExactly("DV429");
        assertThat(browser.status()).isEqualTo(429);

        clock.advance(Duration.ofMinutes(9));
        begunAnew();
        clock.advance(Duration.ofMinutes(2));
        browser.open("/device").submit("#device-form", Map.of("user-code", shown()));
        assertThat(browser.page().select("#agree")).hasSize(1);
    }

    @Test
    void isTheOneServicesAlone() throws Exception {
        var another = new Relying(port, partners.addPublic());

        var asked = another.token(polling());

        assertThat(error(asked)).isEqualTo("invalid_grant");
        assertThat(error(television.post(PATH, Map.of("scope", "openid admin"))))
                .isEqualTo("invalid_scope");
        assertThat(new Visitor(port)
                        .postWithoutToken(
                                PATH, Map.of("client_id", partners.add().id()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void isPublished() throws Exception {
        var told = json(new Visitor(port).get("/.well-known/openid-configuration"));

        assertThat(told.get("device_authorization_endpoint").asString()).endsWith(PATH);
        assertThat(told.get("grant_types_supported").toString()).contains("device_code");
        assertThat(begun.get("verification_uri").asString()).isEqualTo("http://localhost:8080/device");
    }

    private void begunAnew() {
        try {
            begun = begin("openid");
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private JsonNode begin(String scope) throws Exception {
        var answer = television.post(PATH, Map.of("scope", scope));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private String shown() {
        return begun.get("user_code").asString();
    }

    private void openLink() {
        var link = begun.get("verification_uri_complete").asString().replaceFirst("http://localhost:8080", "");
        browser.open(link).signIn(taro.userId(), taro.password());
    }

    private void decide(String decision) {
        browser.submit("#device-form", Map.of("decision", decision));
    }

    private HttpResponse<String> poll() throws Exception {
        return television.token(polling());
    }

    private Map<String, String> polling() {
        return Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "device_code",
                begun.get("device_code").asString());
    }

    private static String error(HttpResponse<String> answer) {
        return json(answer).get("error").asString();
    }
}
