package genkan.sso;

import static genkan.sso.Relying.json;
import static genkan.sso.Relying.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import genkan.Partners;
import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Result;
import genkan.activity.SignInRecords;
import genkan.signing.SigningKeys;
import genkan.sso.client.EndPoints;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGenkan
class LogoutTest {

    private static final String CONFIRMATION = EndPoints.LOGOUT + "/confirm";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Partners partners;

    @Autowired
    SignInRecords records;

    @Autowired
    SigningKeys keys;

    @Autowired
    TestClock clock;

    private Resident taro;
    private Visitor browser;
    private Relying service;
    private String returnTo = "";
    private String idToken = "";
    private String accessToken = "";
    private String refreshToken = "";

    @BeforeEach
    void taroHasOpenedAService() throws Exception {
        taro = residents.add();
        browser = new Visitor(port);
        service = new Relying(port, partners.add());
        returnTo = service.client().postLogoutRedirectUris().getFirst();
        browser.signIn(taro);
        var tokens = json(service.redeem(service.code(browser)));
        idToken = tokens.get("id_token").asString();
        accessToken = tokens.get("access_token").asString();
        refreshToken = tokens.get("refresh_token").asString();
    }

    @Test
    void asksTaroBeforeAnythingHappens() throws Exception {
        var asked = browser.get(logout(asUsual()));

        assertThat(asked.statusCode()).isEqualTo(200);
        var page = Jsoup.parse(asked.body());
        assertThat(page.select("#agree").text()).isNotEmpty();
        assertThat(page.select("#cancel").attr("href")).isEqualTo("/my-page");
        assertThat(page.text()).contains(taro.member().name());
        assertThat(asked.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' https://" + URI.create(returnTo).getHost() + ";");
        assertThat(signedIn()).isTrue();
    }

    @Test
    void signsTaroOutAndLeadsBackWithTheStateAndNothingElse() throws Exception {
        var agreed = agree(asUsual());

        assertThat(agreed.statusCode()).isEqualTo(303);
        assertThat(locationOf(agreed)).isEqualTo(returnTo + "?state=as+sent+%26+back");
        assertThat(signedIn()).isFalse();
        assertThat(Relying.answer(browser.get(service.authorize("prompt", "none"))))
                .containsEntry("error", "login_required");
    }

    @Test
    void leadsBackWithoutAStateIfNoneWasSent() throws Exception {
        var agreed = agree(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", returnTo));

        assertThat(locationOf(agreed)).isEqualTo(returnTo);
    }

    @Test
    void addsTheStateToAnAddressThatHasAQuery() throws Exception {
        var other = new Relying(
                port, partners.add(client -> Registrations.returningTo(client, "https://shop.example/?from=us")));
        var hint = json(other.redeem(other.code(browser))).get("id_token").asString();

        var agreed = agree(Map.of(
                "id_token_hint", hint, "post_logout_redirect_uri", "https://shop.example/?from=us", "state", "s"));

        assertThat(locationOf(agreed)).isEqualTo("https://shop.example/?from=us&state=s");
    }

    @Test
    void showsOurOwnPageToWhomNothingProves() throws Exception {
        var withoutHint = Map.of("post_logout_redirect_uri", returnTo, "state", "s");
        var withoutAnything = Map.<String, String>of();
        var withClientOnly =
                Map.of("client_id", service.client().id(), "post_logout_redirect_uri", returnTo, "state", "s");
        var withHintOnly = Map.of("id_token_hint", idToken);

        for (var sent : List.of(withoutHint, withoutAnything, withClientOnly, withHintOnly)) {
            browser.signIn(taro);
            var agreed = agree(sent);

            assertThat(locationOf(agreed)).as("%s", sent.keySet()).isEqualTo("/signed-out");
            assertThat(signedIn()).as("%s", sent.keySet()).isFalse();
        }
    }

    @Test
    void leadsNobodyToAnAddressThatIsNotRegistered() throws Exception {
        for (var uri : List.of(
                returnTo + "?foo=bar",
                returnTo + "/",
                returnTo.replace("https", "http"),
                "https://evil.example/",
                service.client().redirectUris().getFirst())) {
            staysSignedInWith(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", uri));
        }
    }

    @Test
    void takesNoHintThatIsNotAnIdTokenOfOurs() throws Exception {
        var claims = SignedJWT.parse(idToken).getJWTClaimsSet();
        var unsigned = new PlainJWT(claims).serialize();
        var byTheClient = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(SignedJWT.parse(idToken).getHeader().getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        byTheClient.sign(new MACSigner(Partners.SECRET));
        var ofAnother = ours(new JWTClaimsSet.Builder(claims).issuer("https://other.example"));
        var forNobody = ours(new JWTClaimsSet.Builder(claims).audience("nobody"));
        var changed = idToken.substring(0, idToken.length() - 8) + "AAAAAAAA";

        for (var hint : List.of(
                unsigned, byTheClient.serialize(), ofAnother, forNobody, changed, accessToken, "hint", idToken + ".")) {
            staysSignedInWith(Map.of("id_token_hint", hint, "post_logout_redirect_uri", returnTo));
        }
    }

    @Test
    void takesNoHintThatWasMadeForAnother() throws Exception {
        staysSignedInWith(Map.of(
                "id_token_hint", idToken,
                "client_id", partners.add().id(),
                "post_logout_redirect_uri", returnTo));
        staysSignedInWith(Map.of("client_id", "nobody"));
    }

    @Test
    void takesNothingThatWasSentTwice() throws Exception {
        var twice = logout(asUsual()) + "&post_logout_redirect_uri=" + Visitor.encoded(returnTo);

        assertThat(browser.get(twice).statusCode()).isEqualTo(400);
        assertThat(signedIn()).isTrue();
    }

    @Test
    void takesAHintThatExpiredLongAgo() throws Exception {
        clock.advance(Duration.ofHours(2));
        assertThat(said(idToken).get("exp").asLong()).isLessThan(clock.instant().getEpochSecond());

        assertThat(locationOf(agree(asUsual()))).startsWith(returnTo);
    }

    @Test
    void asksWhoeverIsSignedInEvenIfTheHintIsAboutSomebodyElse() throws Exception {
        var hanako = residents.add();
        browser.signIn(hanako);

        var asked = browser.get(logout(asUsual()));

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(asked.body()).text()).contains(hanako.member().name());
        assertThat(signedIn()).isTrue();
    }

    @Test
    void asksNobodyWhereNobodyIsSignedIn() throws Exception {
        var another = new Visitor(port);

        assertThat(locationOf(another.get(logout(asUsual())))).startsWith(returnTo + "?state=");
        assertThat(locationOf(another.get(EndPoints.LOGOUT))).isEqualTo("/signed-out");
        assertThat(another.get(logout(
                                Map.of("id_token_hint", idToken, "post_logout_redirect_uri", "https://e.example")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void turnsAServicesFormIntoAnAddressThatTheBrowserBringsItsSessionTo() throws Exception {
        var sent = new Visitor(port).postWithoutToken(EndPoints.LOGOUT, asUsual());

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(locationOf(sent)).startsWith(EndPoints.LOGOUT + "?");
        assertThat(browser.get(locationOf(sent)).body()).contains("id=\"agree\"");
        assertThat(locationOf(new Visitor(port).postWithoutToken(EndPoints.LOGOUT, Map.of())))
                .isEqualTo(EndPoints.LOGOUT);
        assertThat(new Visitor(port)
                        .postWithoutToken(EndPoints.LOGOUT, Map.of("state", "s".repeat(5_000)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void isSignedOutByNoFormFromElsewhere() throws Exception {
        browser.postWithoutToken(EndPoints.LOGOUT, asUsual());
        var unproven = browser.postWithoutToken(CONFIRMATION, asUsual());

        assertThat(unproven.statusCode()).isNotIn(302, 303);
        assertThat(signedIn()).isTrue();
    }

    @Test
    void goesOnWhereTheSessionEndedBeforeTheAnswer() throws Exception {
        var asked = browser.get(logout(asUsual()));
        browser.post("/sign-out", Map.of());

        assertThat(locationOf(browser.post(CONFIRMATION, fields(asked)))).startsWith(returnTo);
    }

    @Test
    void worksWithoutJavaScript() throws Exception {
        var plain = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());

        plain.open(EndPoints.LOGOUT).submit("form[action$=confirm]", Map.of());

        assertThat(plain.path()).isEqualTo("/signed-out");
        assertThat(plain.open("/my-page").path()).startsWith("/sign-in");
    }

    @Test
    void asksInTheLanguageThatTheServiceSpeaks() throws Exception {
        var sent = new HashMap<>(asUsual());
        sent.put("ui_locales", "fr en-GB ja");

        var led = browser.get(logout(sent));

        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(browser.get(locationOf(led)).body()).contains("Stay signed in");
    }

    @Test
    void leavesNothingOfTheTokensButOfflineAccess() throws Exception {
        var offline = json(service.redeem(service.code(browser, "scope", "openid offline_access")));

        agree(asUsual());

        assertThat(active(accessToken)).isFalse();
        assertThat(service.refresh(refreshToken).statusCode()).isEqualTo(400);
        assertThat(active(offline.get("access_token").asString())).isTrue();
        assertThat(service.refresh(offline.get("refresh_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "openid offline_access"})
    void makesACodeThatWasNotSpentWorthless(String scope) throws Exception {
        var code = service.code(browser, "scope", scope);

        browser.post("/sign-out", Map.of());

        assertThat(service.redeem(code).statusCode()).isEqualTo(400);
    }

    @Test
    void standsInTheHistory() throws Exception {
        agree(asUsual());
        browser.signIn(taro);
        browser.post("/sign-out", Map.of());
        browser.signIn(taro);
        browser.post("/my-page/sign-out-everywhere", Map.of());

        var services =
                signOutsOnceThereAre(3).stream().map(SignInRecord::service).toList();
        assertThat(services).containsExactlyInAnyOrder(service.client().service(), "mypage", "mypage");
    }

    @Test
    void isPublished() throws Exception {
        var published = json(browser.get("/.well-known/openid-configuration"));

        assertThat(published.get("end_session_endpoint").asString())
                .isEqualTo(published.get("issuer").asString() + "/oauth2/logout");
        assertThat(published.get("backchannel_logout_supported").asBoolean()).isTrue();
        assertThat(published.get("backchannel_logout_session_supported").asBoolean())
                .isTrue();
    }

    private Map<String, String> asUsual() {
        return Map.of("id_token_hint", idToken, "post_logout_redirect_uri", returnTo, "state", "as sent & back");
    }

    private static String logout(Map<String, String> sent) {
        return EndPoints.LOGOUT + "?" + Visitor.encoded(sent);
    }

    /** Presses the button of the page that such an address shows. */
    private HttpResponse<String> agree(Map<String, String> sent) throws Exception {
        return browser.post(CONFIRMATION, fields(browser.get(logout(sent))));
    }

    private static Map<String, String> fields(HttpResponse<String> page) {
        var form = Jsoup.parse(page.body()).selectFirst("form[action=" + CONFIRMATION + "]");
        assertThat(form).as("the form that asks").isNotNull();
        return PlainBrowser.fields(Objects.requireNonNull(form), Map.of());
    }

    /** Neither asked nor led anywhere, nor signed out by whoever agrees without having been asked. */
    private void staysSignedInWith(Map<String, String> sent) throws Exception {
        for (var answer : List.of(
                browser.get(logout(sent)),
                browser.postWithoutToken(EndPoints.LOGOUT, sent),
                browser.post(CONFIRMATION, sent))) {
            assertThat(answer.statusCode()).as("%s", sent).isEqualTo(400);
            assertThat(Jsoup.parse(answer.body()).select("#fault").text())
                    .as("%s", sent)
                    .matches("[ -~]+");
        }
        assertThat(signedIn()).as("%s", sent).isTrue();
    }

    private String ours(JWTClaimsSet.Builder claims) throws JOSEException {
        var key = keys.signing(JWSAlgorithm.ES256);
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims.build());
        token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, JWSAlgorithm.ES256));
        return token.serialize();
    }

    private boolean active(String token) throws Exception {
        return json(service.introspect(token)).get("active").asBoolean();
    }

    private boolean signedIn() throws Exception {
        return browser.get("/my-page").statusCode() == 200;
    }

    private List<SignInRecord> signOutsOnceThereAre(int number) throws Exception {
        for (int tries = 0; signOuts().size() < number && tries < 100; tries++) {
            Thread.sleep(50);
        }
        return signOuts();
    }

    private List<SignInRecord> signOuts() {
        return records.newest(taro.id(), null, false).stream()
                .filter(record -> record.result() == Result.SIGNED_OUT)
                .toList();
    }

    private static String locationOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
