package genkan.sso;

import static genkan.sso.Relying.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import genkan.Partners;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import genkan.service.Client;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no library would send are answered as the standards have it, and are never a fault of ours. */
@RunningGenkan
class StrangeRequestsTest {

    private static final String NUL = "\0";

    /** Two of a kind that nobody can read here: encrypted. */
    private static final String ENCRYPTED = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA";

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    @Autowired
    private TestClock clock;

    private Visitor browser;
    private Relying service;

    @BeforeEach
    void aMemberIsSignedIn() throws Exception {
        browser = new Visitor(port);
        browser.signIn(residents.add());
        service = new Relying(port, partners.add());
    }

    @ParameterizedTest
    @CsvSource({"nonce", "state", "login_hint", "acr_values", "unheard_of"})
    void areRefusedWithTheCharacterNul(String parameter) throws Exception {
        var answered = browser.get(service.authorize(parameter, NUL));
        assertThat(Relying.answer(answered)).containsEntry("error", "invalid_request");

        var pushed = service.post("/oauth2/par", service.asking(Map.of(parameter, NUL)));
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(400);
        assertThat(json(pushed).get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void withANameThatNoParameterHasAreNoFaultOfOurs() throws Exception {
        var answered = service.token(Map.of("grant_type" + NUL, "refresh_token"));

        assertThat(answered.statusCode()).isEqualTo(400);
        assertThat(json(answered).get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void forClaimsThatAreNoObjectAreRefused() throws Exception {
        assertThat(Relying.answer(browser.get(service.authorize("claims", "null"))))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void forClaimsThatNobodyHasAreAnswered() throws Exception {
        for (var name : List.of("\\u0000", "\\ud800", "shoe_size")) {
            var claims = "{\"userinfo\":{\"%1$s\":null},\"id_token\":{\"%1$s\":null}}".formatted(name);

            assertThat(service.redeem(service.code(browser, "claims", claims)).statusCode())
                    .as(name)
                    .isEqualTo(200);
        }
    }

    @Test
    void thatAreEncryptedAreRefused() throws Exception {
        assertThat(Relying.answer(browser.get(service.authorize("request", ENCRYPTED))))
                .containsEntry("error", "request_not_supported");
    }

    @Test
    void withARepeatedParameterAreRefusedByFormToo() throws Exception {
        var form = Visitor.encoded(service.asking(Map.of())) + "&state=another";

        var answered = sent(HttpRequest.newBuilder(genkan("/oauth2/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));

        assertThat(Relying.answer(answered)).containsEntry("error", "invalid_request");
    }

    @Test
    void forTokensWithTheVerifierTwiceAreRefused() throws Exception {
        var answered = sent(HttpRequest.newBuilder(genkan("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=authorization_code&code=a&client_id=a&code_verifier="
                        + Relying.VERIFIER + "&code_verifier=" + Relying.VERIFIER)));

        assertThat(answered.statusCode()).isEqualTo(400);
        assertThat(json(answered).get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void forTokensWithoutTheAddressOfTheAnswerAreRefused() throws Exception {
        var code = service.code(browser);

        var answered = service.token(
                Map.of("grant_type", "authorization_code", "code", code, "code_verifier", Relying.VERIFIER));

        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(400);
        assertThat(json(answered).get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void mayLeaveOutTheOneAddressOfAServiceThatIsNotOpenId() throws Exception {
        var asked = service.authorize(Map.of("redirect_uri", "", "scope", "profile"));
        var code = Relying.codeIn(browser.get(asked));

        var answered = service.token(
                Map.of("grant_type", "authorization_code", "code", code, "code_verifier", Relying.VERIFIER));

        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"text/html", "application/jwt"})
    void areAnsweredWithJsonWhateverTheyAccept(String accepted) throws Exception {
        var token =
                json(service.redeem(service.code(browser))).get("access_token").asString();

        var told = service.userInfo(Map.of("Authorization", "Bearer " + token, "Accept", accepted));
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(json(told).has("sub")).isTrue();

        var refused = service.userInfo(Map.of("Authorization", "Bearer none", "Accept", accepted));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).get("error").asString()).isEqualTo("invalid_token");

        var pushed = service.post("/oauth2/par", service.asking(Map.of()), Map.of("Accept", accepted));
        assertThat(json(pushed).has("request_uri")).isTrue();

        var begun = service.post("/oauth2/device_authorization", Map.of(), Map.of("Accept", accepted));
        assertThat(json(begun).has("device_code")).isTrue();
    }

    @Test
    void withATokenInTheAddressAreRefusedHoweverItIsWritten() throws Exception {
        var token =
                json(service.redeem(service.code(browser))).get("access_token").asString();

        for (var name : List.of("access_token", "access%5Ftoken", "%61ccess_token")) {
            assertThat(sent(HttpRequest.newBuilder(genkan("/userinfo?" + name + "=" + token)))
                            .statusCode())
                    .as(name)
                    .isEqualTo(401);
        }
    }

    @Test
    void withAWrongSecretInTheHeaderAreToldWhichHeaderIsWanted() throws Exception {
        var wrong = sent(HttpRequest.newBuilder(genkan("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic bm9ib2R5OndoYXRldmVy")
                .POST(BodyPublishers.ofString("grant_type=refresh_token&refresh_token=x")));

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(json(wrong).get("error").asString()).isEqualTo("invalid_client");
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic ");
    }

    @Test
    void answeredByFormMayLeadToAnAppsOwnScheme() throws Exception {
        var app = new Relying(port, partners.add(usual -> Kinds.returningTo("jp.example.app:/callback", usual)));

        var page = browser.get(app.authorize("response_mode", "form_post"));

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' jp.example.app:;");
    }

    @Test
    @Timeout(30)
    void aServiceThatSendsItsKeysByDropsHoldsNobodyUp() throws Exception {
        var done = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            call.sendResponseHeaders(200, 1_000);
            call.getResponseBody().write('{');
            call.getResponseBody().flush();
            try {
                done.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        try {
            Client slow = partners.addSigning(
                    null, "http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
            var began = System.nanoTime();

            var answered = new Relying(port, slow).token(ClientKey.elliptic().proving(slow.id(), clock.instant()));

            assertThat(answered.statusCode()).isEqualTo(401);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        } finally {
            done.countDown();
            server.stop(0);
        }
    }

    private URI genkan(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
