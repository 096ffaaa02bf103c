package genkan.sso;

import static genkan.sso.Relying.json;
import static genkan.sso.Relying.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import genkan.Partners;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecords;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGenkan
class ServiceSignInTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    @Autowired
    private SignInRecords records;

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
    void signsTaroInToAServiceThatSentHim() throws Exception {
        var asked = browser.get(service.authorize("scope", "openid profile email", "nonce", "once"));
        assertThat(asked.statusCode()).isEqualTo(303);
        var signInPage = asked.headers().firstValue("Location").orElseThrow();
        assertThat(signInPage).startsWith("/sign-in?to=");

        var wanted = genkanPath(signInPage);
        var signedIn =
                browser.post("/sign-in", Map.of("user-id", taro.userId(), "password", taro.password(), "to", wanted));
        var answered = browser.get(signedIn.headers().firstValue("Location").orElseThrow());
        var answer = Relying.answer(answered);
        assertThat(answer).containsKeys("code", "iss").containsEntry("state", "the-state");

        var tokens = json(service.redeem(Relying.codeIn(answered)));
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        var idToken = said(tokens.get("id_token").asString());
        assertThat(idToken.get("nonce").asString()).isEqualTo("once");
        assertThat(idToken.propertyNames()).containsExactlyInAnyOrder("iss", "sub", "aud", "exp", "iat", "nonce");

        var told = json(service.userInfo(tokens.get("access_token").asString()));
        assertThat(told.get("sub").asString()).isEqualTo(idToken.get("sub").asString());
        assertThat(told.get("preferred_username").asString()).isEqualTo(taro.userId());
        assertThat(told.get("email").asString()).isEqualTo(taro.member().email());
    }

    @Test
    void refreshesIntrospectsAndRevokes() throws Exception {
        browser.signIn(taro);
        var tokens = json(service.redeem(service.code(browser)));

        var refreshed = json(service.refresh(tokens.get("refresh_token").asString()));
        var access = refreshed.get("access_token").asString();
        assertThat(json(service.introspect(access)).get("active").asBoolean()).isTrue();

        assertThat(service.revoke(access).statusCode()).isEqualTo(200);
        assertThat(json(service.introspect(access)).get("active").asBoolean()).isFalse();
        assertThat(service.refresh(refreshed.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void asksForThePasswordAgainWhateverSomebodyWroteIntoTheAddress() throws Exception {
        browser.signIn(taro);

        assertThat(locationOf(browser.get(service.authorize("prompt", "login", "genkan_signed_in_since", "0"))))
                .startsWith("/sign-in?to=");

        var noted = genkanPath(locationOf(browser.get(service.authorize("prompt", "login"))));
        browser.signIn(taro);
        assertThat(Relying.answer(browser.get(noted))).containsKey("code");
        assertThat(locationOf(browser.get(noted.replace("the-state", "another-state"))))
                .as("the note of another request")
                .startsWith("/sign-in?to=");
    }

    private static String locationOf(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void keepsNoFaultForARequestWithStrangeCharacters() throws Exception {
        browser.signIn(taro);

        for (var strange : List.of("\u0000", "a\nb", "\u007f")) {
            assertThat(Relying.answer(browser.get(service.authorize("nonce", strange))))
                    .as("a nonce with a control character")
                    .containsEntry("error", "invalid_request");
        }
        var claims = browser.get(service.authorize("claims", "{\"userinfo\":{\"a\\u0000\":null,\"name\":null}}"));
        assertThat(service.redeem(Relying.codeIn(claims)).statusCode()).isEqualTo(200);
    }

    @Test
    void writesOneLineOfHistoryForASignInThatAServiceAskedFor() throws Exception {
        var asked = browser.get(service.authorize());
        var wanted = genkanPath(asked.headers().firstValue("Location").orElseThrow());
        browser.post("/sign-in", Map.of("user-id", taro.userId(), "password", taro.password(), "to", wanted));
        service.redeem(service.code(browser));
        var other = new Relying(port, partners.add());
        other.redeem(other.code(browser));

        await().untilAsserted(() -> assertThat(records.newest(taro.id(), null, false))
                .extracting(SignInRecord::service, SignInRecord::method)
                .containsExactlyInAnyOrder(
                        tuple(service.client().service(), Method.PASSWORD),
                        tuple(other.client().service(), Method.SESSION)));
    }

    private static String genkanPath(String signInPage) {
        return URLDecoder.decode(signInPage.replaceFirst("/sign-in\\?to=([^&]*).*", "$1"), StandardCharsets.UTF_8);
    }
}
