package genkan.sso;

import static genkan.sso.Relying.json;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.Partners;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.service.Client;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningGenkan
class PublicClientTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    private Visitor browser;
    private Relying app;

    @BeforeEach
    void taroUsesAnApp() throws Exception {
        browser = new Visitor(port);
        browser.signIn(residents.add());
        app = new Relying(port, partners.addPublic());
    }

    @Test
    void staysSignedInByARefreshTokenThatIsGoodOnce() throws Exception {
        var first = tokens(app);

        var second = app.refresh(first.get("refresh_token").asString());
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(app.refresh(first.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(app.refresh(json(second).get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void signsOutByRevokingItsToken() throws Exception {
        var tokens = tokens(app);

        assertThat(app.revoke(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(200);

        assertThat(app.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void redeemsNoCodeWithoutItsVerifier() throws Exception {
        var fields = new HashMap<>(app.redeeming(app.code(browser)));
        fields.remove("code_verifier");

        assertThat(app.token(fields).statusCode()).isEqualTo(401);
    }

    @Test
    void cannotActForItselfNorAskAboutTokens() throws Exception {
        assertThat(app.token(Map.of("grant_type", "client_credentials")).statusCode())
                .isEqualTo(401);
        assertThat(app.introspect(tokens(app).get("access_token").asString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void isNobodyWhoHasASecretAndDoesNotShowIt() throws Exception {
        var service = new Relying(port, partners.add());
        var tokens = tokens(service);
        var refresh = tokens.get("refresh_token").asString();
        var named = Map.of("client_id", service.client().id());

        assertThat(send("/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", refresh), named))
                .isEqualTo(401);
        assertThat(send("/oauth2/revoke", Map.of("token", refresh), named)).isEqualTo(401);
        assertThat(send("/oauth2/token", service.redeeming(service.code(browser)), named))
                .isEqualTo(401);
        assertThat(service.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void mayCallFromItsOwnSiteInABrowser() throws Exception {
        var site = siteOf(app.client());

        for (var path : List.of("/oauth2/token", "/userinfo", "/oauth2/revoke")) {
            var asked = preflight(path, site);
            assertThat(asked.headers().firstValue(ALLOWED)).as(path).contains(site);
            assertThat(asked.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .containsIgnoringCase("authorization")
                    .containsIgnoringCase("dpop");
            assertThat(asked.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
        }

        var redeemed = app.post("/oauth2/token", app.redeeming(app.code(browser)), Map.of("Origin", site));
        assertThat(redeemed.statusCode()).isEqualTo(200);
        assertThat(redeemed.headers().firstValue(ALLOWED)).contains(site);
        var told = app.userInfo(Map.of(
                "Origin",
                site,
                "Authorization",
                "Bearer " + json(redeemed).get("access_token").asString()));
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.headers().firstValue(ALLOWED)).contains(site);
    }

    @Test
    void mayNotCallFromOtherSites() throws Exception {
        var confidential = siteOf(partners.add());

        for (var site : List.of("https://evil.example", "null", confidential)) {
            assertThat(preflight("/oauth2/token", site).headers().firstValue(ALLOWED))
                    .as(site)
                    .isEmpty();
        }
    }

    @Test
    void readsWhereToFindUsFromAnywhere() throws Exception {
        for (var path : List.of("/.well-known/openid-configuration", "/oauth2/jwks")) {
            var read = new Visitor(port).with("Origin", "https://evil.example").get(path);
            assertThat(read.headers().firstValue(ALLOWED)).as(path).contains("*");
        }
    }

    private JsonNode tokens(Relying service) throws Exception {
        return json(service.redeem(service.code(browser)));
    }

    private static String siteOf(Client client) {
        return client.redirectUris().getFirst().replace("/callback", "");
    }

    private int send(String path, Map<String, String> fields, Map<String, String> more) throws Exception {
        var all = new HashMap<>(fields);
        all.putAll(more);
        return new Visitor(port).postWithoutToken(path, all).statusCode();
    }

    private HttpResponse<String> preflight(String path, String site) throws Exception {
        var asking = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", site)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, dpop")
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(asking, BodyHandlers.ofString());
        }
    }
}
