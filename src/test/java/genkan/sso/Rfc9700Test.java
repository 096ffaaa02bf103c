package genkan.sso;

import static genkan.sso.Relying.json;
import static genkan.sso.Relying.said;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.Partners;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What RFC 9700 demands of an authorization server, kept with the settings as they come. */
@RunningGenkan
class Rfc9700Test {

    private static final String EVIL = "https://evil.example/";
    private static final Map<String, String> NO_PKCE = Map.of("code_challenge", "", "code_challenge_method", "");

    private static List<Rule> rules() {
        return List.of(
                new Rule("2.1", "redirect URIs are compared letter by letter", Rfc9700Test::comparesLetterByLetter),
                new Rule("2.1", "a redirect URI is sent once", Rfc9700Test::takesNoSecondRedirectUri),
                new Rule("2.1", "an error brings back the state", Rfc9700Test::bringsBackTheStateWithAnError),
                new Rule("2.1.1", "every client is held to PKCE", Rfc9700Test::demandsPkce),
                new Rule("2.1.1", "a challenge that was sent wants its verifier", Rfc9700Test::demandsTheVerifier),
                new Rule("2.1.1", "S256 alone: a challenge tells nothing of the verifier", Rfc9700Test::refusesPlain),
                new Rule("2.1.1", "a verifier wants a challenge (downgrade)", Rfc9700Test::refusesAVerifierAlone),
                new Rule("2.1.1", "the metadata tells of PKCE", Rfc9700Test::tellsOfPkce),
                new Rule("2.1.2", "no token comes through the browser", Rfc9700Test::givesNoTokenToBrowsers),
                new Rule("2.3", "an access token is for its audience alone", Rfc9700Test::restrictsTheAudience),
                new Rule("2.4", "no service sees a member's password", Rfc9700Test::takesNoPasswords),
                new Rule("2.5", "a client proves itself each time", Rfc9700Test::demandsTheSecret),
                new Rule("2.6", "the authorization end point allows no CORS", Rfc9700Test::allowsNoCorsWhereMembersAre),
                new Rule("4.2.4", "a code is good once, for a minute", Rfc9700Test::takesACodeOnce),
                new Rule("4.2.4", "pages tell other sites nothing of their address", Rfc9700Test::sendsNoReferrer),
                new Rule("4.3.2", "no access token in an address", Rfc9700Test::takesNoTokenFromAnAddress),
                new Rule("4.4.2", "an answer names its issuer (mix-up)", Rfc9700Test::namesTheIssuer),
                new Rule("4.5", "a code belongs to the request it was asked with", Rfc9700Test::refusesAnInjectedCode),
                new Rule("4.11.2", "we are no open redirector", Rfc9700Test::isNoOpenRedirector),
                new Rule("4.12", "after a form 303 leads on", Rfc9700Test::leadsOnBySeeOther),
                new Rule("4.14.2", "a refresh token is good once", Rfc9700Test::rotatesRefreshTokens),
                new Rule("4.14.2", "a refresh token belongs to its client", Rfc9700Test::bindsRefreshTokens),
                new Rule("4.14.2", "a refresh token grants no more than was granted", Rfc9700Test::widensNoScopes),
                new Rule("4.15", "a client is nobody's account", Rfc9700Test::takesNoClientForAMember),
                new Rule("4.16", "no page of ours is shown in a frame", Rfc9700Test::isShownInNoFrame));
    }

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
    void taroIsSignedIn() throws Exception {
        taro = residents.add();
        browser = new Visitor(port);
        browser.signIn(taro);
        service = new Relying(port, partners.add());
    }

    @Test
    void tokensEndWithASessionThatRanOutWithNoPageOpened() throws Exception {
        var tokens = json(service.redeem(service.code(browser)));
        clock.advance(Duration.ofHours(11));
        assertThat(service.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(200);
        browser.get("/my-page");
        tokens = json(service.redeem(service.code(browser)));

        clock.advance(Duration.ofHours(12).plusMinutes(1));

        assertThat(service.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isKept(Rule rule) throws Exception {
        rule.check().holds(this);
    }

    private void comparesLetterByLetter() throws Exception {
        var registered = service.client().redirectUris().getFirst();
        for (var other : List.of(
                registered + "/",
                registered + "?x=1",
                registered + "#x",
                registered.replace("https", "http"),
                registered.replace("callback", "Callback"),
                registered.replace(".example/", ".example:443/"),
                registered.replace(".example/", ".example.evil.example/"),
                registered.replace("callback", "%63allback"))) {
            assertTellsTheMemberAlone(browser.get(service.authorize("redirect_uri", other)));
        }
        assertThat(Relying.answer(browser.get(service.authorize()))).containsKey("code");
    }

    private void takesNoSecondRedirectUri() throws Exception {
        assertTellsTheMemberAlone(browser.get(service.authorize() + "&redirect_uri=" + Visitor.encoded(EVIL)));
        assertTellsTheMemberAlone(browser.get(service.authorize() + "&redirect_uri="
                + Visitor.encoded(service.client().redirectUris().getFirst())));
    }

    private void bringsBackTheStateWithAnError() throws Exception {
        assertThat(Relying.answer(browser.get(service.authorize("scope", "openid admin"))))
                .containsEntry("error", "invalid_scope")
                .containsEntry("state", "the-state");
    }

    private void demandsPkce() throws Exception {
        for (var each : List.of(service, new Relying(port, partners.add(Kinds::publicApp)))) {
            assertThat(Relying.answer(browser.get(each.authorize(NO_PKCE)))).containsEntry("error", "invalid_request");
        }
    }

    private void demandsTheVerifier() throws Exception {
        var legacy = new Relying(port, partners.add(Kinds::withoutPkce));
        for (var each : List.of(service, legacy, new Relying(port, partners.add(Kinds::publicApp)))) {
            assertRefused(each.token(redemption(each, each.code(browser), "")), "invalid_grant", "invalid_client");
            assertRefused(
                    each.token(redemption(each, each.code(browser), Relying.VERIFIER + "x")),
                    "invalid_grant",
                    "invalid_client");
            assertThat(each.token(redemption(each, each.code(browser), Relying.VERIFIER))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private void refusesPlain() throws Exception {
        for (var method : List.of("plain", "", "S512")) {
            var answer = browser.get(service.authorize(
                    Map.of("code_challenge", Relying.challenge(Relying.VERIFIER), "code_challenge_method", method)));
            assertThat(Relying.answer(answer)).containsEntry("error", "invalid_request");
        }
    }

    private void refusesAVerifierAlone() throws Exception {
        var legacy = new Relying(port, partners.add(Kinds::withoutPkce));
        var code = Relying.codeIn(browser.get(legacy.authorize(NO_PKCE)));

        assertRefused(legacy.token(redemption(legacy, code, Relying.VERIFIER)), "invalid_grant");

        var another = Relying.codeIn(browser.get(legacy.authorize(NO_PKCE)));
        assertThat(legacy.token(redemption(legacy, another, "")).statusCode()).isEqualTo(200);
    }

    private void tellsOfPkce() throws Exception {
        assertThat(metadata().get("code_challenge_methods_supported").values())
                .extracting(JsonNode::asString)
                .containsExactly("S256");
    }

    private void givesNoTokenToBrowsers() throws Exception {
        for (var type : List.of("token", "id_token", "id_token token", "code token", "code id_token", "none")) {
            assertThat(Relying.answer(browser.get(service.authorize("response_type", type))))
                    .containsEntry("error", "unsupported_response_type")
                    .doesNotContainKeys("access_token", "id_token", "code");
        }
        assertThat(Relying.answer(browser.get(service.authorize("response_mode", "fragment"))))
                .containsEntry("error", "invalid_request");
    }

    private void restrictsTheAudience() throws Exception {
        var other = new Relying(port, partners.add());
        var access = tokens().get("access_token").asString();

        assertThat(said(access).get("aud").toString())
                .contains(service.client().id())
                .doesNotContain(other.client().id());
        assertThat(other.introspect(access).body()).isEqualTo("{\"active\":false}");
        assertThat(json(service.introspect(access)).get("active").asBoolean()).isTrue();
    }

    private void takesNoPasswords() throws Exception {
        assertRefused(
                service.token(Map.of(
                        "grant_type",
                        "password",
                        "username",
                        taro.userId(),
                        "password",
                        taro.password(),
                        "scope",
                        "openid")),
                "unsupported_grant_type");
        assertThat(metadata().get("grant_types_supported").toString()).doesNotContain("password", "implicit");
    }

    private void demandsTheSecret() throws Exception {
        var redemption = redemption(service, service.code(browser), Relying.VERIFIER);
        var anonymous = new Relying(port, Kinds.publicApp(service.client()));

        assertThat(anonymous.token(redemption).statusCode()).isEqualTo(401);
        assertThat(anonymous.introspect("any").statusCode()).isEqualTo(401);
        assertThat(anonymous.revoke("any").statusCode()).isEqualTo(401);
        assertThat(service.token(redemption).statusCode()).isEqualTo(200);
    }

    private void allowsNoCorsWhereMembersAre() throws Exception {
        var fromAnotherSite = new Visitor(port).with("Origin", "https://evil.example");
        fromAnotherSite.signIn(taro);

        assertThat(fromAnotherSite.get(service.authorize()).headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-allow"));
    }

    private void takesACodeOnce() throws Exception {
        var code = service.code(browser);
        var access = json(service.redeem(code)).get("access_token").asString();
        assertThat(service.userInfo(access).statusCode()).isEqualTo(200);

        assertRefused(service.redeem(code), "invalid_grant");
        assertThat(service.userInfo(access).statusCode()).isEqualTo(401);

        var late = service.code(browser);
        clock.advance(Duration.ofSeconds(61));
        assertRefused(service.redeem(late), "invalid_grant");
    }

    private void sendsNoReferrer() throws Exception {
        for (var page : pagesOfTheEndPoint()) {
            assertThat(page.headers().firstValue("Referrer-Policy").orElse("")).isIn("same-origin", "no-referrer");
        }
    }

    private void takesNoTokenFromAnAddress() throws Exception {
        var access = tokens().get("access_token").asString();

        assertThat(new Visitor(port).get("/userinfo?access_token=" + access).statusCode())
                .isEqualTo(401);
        assertThat(new Visitor(port)
                        .postWithoutToken("/userinfo?access_token=" + access, Map.of())
                        .statusCode())
                .isEqualTo(401);
        assertThat(new Visitor(port)
                        .postWithoutToken("/userinfo", Map.of("access_token", access))
                        .statusCode())
                .isEqualTo(200);
    }

    private void namesTheIssuer() throws Exception {
        var issuer = metadata().get("issuer").asString();

        assertThat(metadata()
                        .get("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isTrue();
        assertThat(Relying.answer(browser.get(service.authorize()))).containsEntry("iss", issuer);
        assertThat(Relying.answer(browser.get(service.authorize("scope", "admin"))))
                .containsEntry("iss", issuer);
        assertThat(browser.get(service.authorize("response_mode", "form_post")).body())
                .contains("name=\"iss\" value=\"%s\"".formatted(issuer));
        assertThat(said(tokens().get("id_token").asString()).get("iss").asString())
                .isEqualTo(issuer);
    }

    private void refusesAnInjectedCode() throws Exception {
        var stolen = service.code(browser, "code_challenge", Relying.challenge("another-verifier".repeat(3)));

        assertRefused(service.redeem(stolen), "invalid_grant");
    }

    private void isNoOpenRedirector() throws Exception {
        assertTellsTheMemberAlone(browser.get(service.authorize("redirect_uri", EVIL)));
        assertTellsTheMemberAlone(browser.get(service.authorize(Map.of("redirect_uri", ""))));
        assertTellsTheMemberAlone(browser.get(service.authorize("client_id", "nobody", "redirect_uri", EVIL)));
        assertTellsTheMemberAlone(
                browser.get(service.authorize("redirect_uri", EVIL, "prompt", "none", "response_type", "token")));
        for (var to : List.of(EVIL, "//evil.example/", "/\\evil.example/", "https:evil.example")) {
            assertThat(browser.get("/sign-in?to=" + Visitor.encoded(to))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/my-page");
        }
    }

    private void leadsOnBySeeOther() throws Exception {
        assertThat(new Visitor(port).signIn(taro).statusCode()).isEqualTo(303);
        assertThat(browser.postWithoutToken("/oauth2/authorize", parameters()).statusCode())
                .isEqualTo(303);
        assertThat(browser.get(service.authorize()).statusCode()).isEqualTo(303);
    }

    private void rotatesRefreshTokens() throws Exception {
        var app = new Relying(port, partners.add(Kinds::publicApp));
        for (var each : List.of(service, app)) {
            var first = json(each.redeem(each.code(browser)));
            var second = json(each.refresh(first.get("refresh_token").asString()));
            assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));

            assertRefused(each.refresh(first.get("refresh_token").asString()), "invalid_grant");

            assertRefused(each.refresh(second.get("refresh_token").asString()), "invalid_grant");
            assertThat(each.userInfo(second.get("access_token").asString()).statusCode())
                    .isEqualTo(401);
        }
    }

    private void bindsRefreshTokens() throws Exception {
        var other = new Relying(port, partners.add());
        var refresh = tokens().get("refresh_token").asString();

        assertRefused(other.refresh(refresh), "invalid_grant");
        assertThat(service.refresh(refresh).statusCode()).isEqualTo(200);
    }

    private void widensNoScopes() throws Exception {
        var tokens = json(service.redeem(service.code(browser, "scope", "openid email")));
        var refresh = tokens.get("refresh_token").asString();

        assertRefused(refreshFor("openid profile", refresh), "invalid_scope");
        var narrow = json(refreshFor("openid", refresh));
        assertThat(said(narrow.get("access_token").asString()).get("scope").asString())
                .isEqualTo("openid");
        assertThat(json(service.userInfo(narrow.get("access_token").asString())).has("email"))
                .as("a narrowed token tells less")
                .isFalse();
    }

    private void takesNoClientForAMember() throws Exception {
        var own = json(service.token(Map.of("grant_type", "client_credentials")));
        var access = own.get("access_token").asString();

        assertThat(said(access).get("sub").asString())
                .isEqualTo(service.client().id());
        assertThat(own.has("id_token")).isFalse();
        assertThat(own.has("refresh_token")).isFalse();
        assertThat(service.userInfo(access).statusCode()).isEqualTo(401);
    }

    private void isShownInNoFrame() throws Exception {
        for (var page : pagesOfTheEndPoint()) {
            assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("frame-ancestors 'none'");
        }
    }

    /** The sign-in page that a service leads to, a form that answers it, and the page that blames it. */
    private List<HttpResponse<String>> pagesOfTheEndPoint() throws Exception {
        var nobody = new Visitor(port);
        var signIn = nobody.get(
                nobody.get(service.authorize()).headers().firstValue("Location").orElseThrow());
        var formPost = browser.get(service.authorize("response_mode", "form_post"));
        var fault = browser.get(service.authorize("redirect_uri", EVIL));
        assertThat(List.of(signIn.statusCode(), formPost.statusCode(), fault.statusCode()))
                .containsExactly(200, 200, 400);
        return List.of(signIn, formPost, fault);
    }

    private JsonNode tokens() throws Exception {
        return json(service.redeem(service.code(browser)));
    }

    private JsonNode metadata() throws Exception {
        return json(browser.get("/.well-known/openid-configuration"));
    }

    private Map<String, String> parameters() {
        return Map.of(
                "response_type",
                "code",
                "client_id",
                service.client().id(),
                "redirect_uri",
                service.client().redirectUris().getFirst(),
                "scope",
                "openid",
                "code_challenge",
                Relying.challenge(Relying.VERIFIER),
                "code_challenge_method",
                "S256");
    }

    private HttpResponse<String> refreshFor(String scope, String refresh) throws Exception {
        return service.token(Map.of("grant_type", "refresh_token", "refresh_token", refresh, "scope", scope));
    }

    private static Map<String, String> redemption(Relying service, String code, String verifier) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                service.client().redirectUris().getFirst(),
                "code_verifier",
                verifier);
    }

    private static void assertTellsTheMemberAlone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("SY422").doesNotContain("href=\"" + EVIL, "action=\"" + EVIL, "http-equiv");
    }

    private static void assertRefused(HttpResponse<String> answer, String... errors) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        assertThat(json(answer).get("error").asString()).isIn((Object[]) errors);
    }

    interface Check {
        void holds(Rfc9700Test genkan) throws Exception;
    }

    record Rule(String section, String must, Check check) {

        @Override
        public String toString() {
            return section + " " + must;
        }
    }
}
