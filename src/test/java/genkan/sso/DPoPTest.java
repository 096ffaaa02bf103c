package genkan.sso;

import static genkan.sso.ClientKey.hash;
import static genkan.sso.Relying.json;
import static genkan.sso.Relying.said;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.Partners;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningGenkan
class DPoPTest {

    private static final String TOKEN = "/oauth2/token";
    private static final String USER_INFO = "/userinfo";

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    @Autowired
    private TestClock clock;

    private Visitor browser;
    private Relying app;
    private ClientKey key;

    @BeforeEach
    void taroUsesAnAppWithAKey() throws Exception {
        browser = new Visitor(port);
        browser.signIn(residents.add());
        app = new Relying(port, partners.addPublic());
        key = ClientKey.elliptic();
    }

    @Test
    void bindsTokensToTheKeyOfTheApp() throws Exception {
        var tokens = tokens();

        assertThat(tokens.get("token_type").asString()).isEqualTo("DPoP");
        assertThat(said(access(tokens)).get("cnf").get("jkt").asString()).isEqualTo(key.thumbprint());
        var told = app.userInfo(key.using(access(tokens), "GET", USER_INFO, clock.instant()));
        assertThat(told.statusCode()).isEqualTo(200);
    }

    @Test
    void makesAStolenTokenWorthless() throws Exception {
        var token = access(tokens());
        var now = clock.instant();
        var scheme = "DPoP " + token;
        var ath = Map.<String, Object>of("ath", hash(token));

        assertThat(app.userInfo(token).statusCode()).isEqualTo(401);
        assertThat(app.userInfo(Map.of("Authorization", scheme)).statusCode()).isEqualTo(401);
        for (var proof : List.of(
                key.proof("GET", USER_INFO, now),
                key.proof("GET", USER_INFO, now, Map.of("ath", hash("another"))),
                key.proof("POST", USER_INFO, now, ath),
                key.proof("GET", "/elsewhere", now, ath),
                key.proof("GET", USER_INFO, now.minusSeconds(90), ath),
                key.proof("GET", USER_INFO, now.plusSeconds(90), ath),
                ClientKey.elliptic().proof("GET", USER_INFO, now, ath),
                "no proof")) {
            var refused = app.userInfo(Map.of("Authorization", scheme, "DPoP", proof));
            assertThat(refused.statusCode()).as(proof).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("DPoP");
        }

        var once = key.using(token, "GET", USER_INFO, now);
        assertThat(app.userInfo(once).statusCode()).isEqualTo(200);
        assertThat(app.userInfo(once).statusCode()).isEqualTo(401);
    }

    @Test
    void takesNoPlainTokenForABoundOne() throws Exception {
        var token = access(json(app.redeem(app.code(browser))));

        assertThat(app.userInfo(token).statusCode()).isEqualTo(200);
        assertThat(app.userInfo(key.using(token, "GET", USER_INFO, clock.instant()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void takesAProofOnceAndOnlyForItsOwnRequest() throws Exception {
        var proof = key.proof("POST", TOKEN, clock.instant());
        assertThat(app.token(app.redeeming(app.code(browser)), proof).statusCode())
                .isEqualTo(200);

        for (var wrong : List.of(
                proof,
                key.proof("POST", USER_INFO, clock.instant()),
                key.proof("GET", TOKEN, clock.instant()),
                key.proof("POST", TOKEN, clock.instant().minusSeconds(90)))) {
            var refused = app.token(app.redeeming(app.code(browser)), wrong);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(json(refused).get("error").asString()).isEqualTo("invalid_dpop_proof");
        }
    }

    @Test
    void bindsTheRefreshTokenOfAnAppToo() throws Exception {
        var refreshing = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens().get("refresh_token").asString());

        assertThat(app.token(refreshing, key.proof("POST", TOKEN, clock.instant()))
                        .statusCode())
                .isEqualTo(200);
        var another = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens().get("refresh_token").asString());
        assertThat(app.token(another, ClientKey.elliptic().proof("POST", TOKEN, clock.instant()))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void bindsTheCodeWhereTheRequestNamesAKey() throws Exception {
        var code = app.code(browser, "dpop_jkt", key.thumbprint());
        assertThat(app.token(app.redeeming(code), key.proof("POST", TOKEN, clock.instant()))
                        .statusCode())
                .isEqualTo(200);

        var stolen = app.code(browser, "dpop_jkt", key.thumbprint());
        assertThat(app.token(app.redeeming(stolen), ClientKey.elliptic().proof("POST", TOKEN, clock.instant()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(app.redeem(app.code(browser, "dpop_jkt", key.thumbprint())).statusCode())
                .isEqualTo(400);
        assertThat(Relying.answer(browser.get(app.authorize("dpop_jkt", "short"))))
                .containsEntry("error", "invalid_request");
    }

    private JsonNode tokens() throws Exception {
        return json(app.token(app.redeeming(app.code(browser)), key.proof("POST", TOKEN, clock.instant())));
    }

    private static String access(JsonNode tokens) {
        return tokens.get("access_token").asString();
    }
}
