package genkan.sso;

import static genkan.sso.Relying.json;
import static genkan.sso.Relying.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import genkan.Partners;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Result;
import genkan.activity.SignInRecords;
import genkan.outbox.Outbox;
import genkan.outbox.Tracking;
import genkan.outbox.Tracking.State;
import genkan.session.Sessions;
import genkan.sso.client.EndPoints;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

@RunningGenkan
class BackChannelLogoutTest {

    private static final String TOPIC = "back-channel-logout";

    private static final String OFFLINE = "openid offline_access";

    @LocalServerPort
    int port;

    @LocalManagementPort
    int management;

    @Autowired
    Residents residents;

    @Autowired
    Partners partners;

    @Autowired
    SignInRecords records;

    @Autowired
    Sessions sessions;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    TestClock clock;

    private Resident taro;
    private Visitor browser;
    private BackChannel channel;
    private Relying service;

    @BeforeEach
    void taroIsSignedIn() throws Exception {
        taro = residents.add();
        browser = new Visitor(port);
        browser.signIn(taro);
        channel = new BackChannel();
        service = new Relying(port, partners.add(client -> Registrations.toldAt(client, channel.uri())));
    }

    @AfterEach
    void serviceCloses() {
        channel.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256"})
    void tellsAServiceByATokenThatItCanVerify(String algorithm) throws Exception {
        var picky = new Relying(
                port,
                partners.add(client -> Registrations.signedBy(Registrations.toldAt(client, channel.uri()), algorithm)));
        var idToken = said(tokens(picky, browser).get("id_token").asString());

        browser.post("/sign-out", Map.of());

        var token = SignedJWT.parse(channel.logoutToken());
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("logout+jwt"));
        assertThat(isSignedByUs(token)).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "sub", "aud", "iat", "exp", "jti", "events", "sid");
        assertThat(claims.getIssuer()).isEqualTo(idToken.get("iss").asString());
        assertThat(claims.getSubject()).isEqualTo(idToken.get("sub").asString());
        assertThat(claims.getStringClaim("sid")).isEqualTo(idToken.get("sid").asString());
        assertThat(claims.getAudience()).containsExactly(picky.client().id());
        assertThat(claims.getJSONObjectClaim("events"))
                .isEqualTo(Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(channel.heardNothingElse()).isTrue();
    }

    @Test
    void tellsTheServicesOfWhoWasSignedInBeforeOnASharedBrowser() throws Exception {
        var taros = tokens(service, browser);
        var hanako = residents.add();

        browser.signIn(hanako);

        assertThat(told().getSubject()).isEqualTo(subject(taros));
        assertThat(active(taros)).isFalse();
        var hanakos = tokens(service, browser);
        assertThat(subject(hanakos)).isNotEqualTo(subject(taros));
        assertThat(said(hanakos.get("id_token").asString()).get("sid"))
                .isNotEqualTo(said(taros.get("id_token").asString()).get("sid"));
        assertThat(active(hanakos)).isTrue();
    }

    @Test
    void staysSilentWhenTaroProvesHimselfOnceMore() throws Exception {
        var before = tokens(service, browser);

        browser.signIn(taro);

        assertThat(messages(service)).isEmpty();
        assertThat(active(before)).isTrue();
        var after = tokens(service, browser);
        assertThat(said(after.get("id_token").asString()).get("sid"))
                .isEqualTo(said(before.get("id_token").asString()).get("sid"));
        browser.post("/sign-out", Map.of());
        assertThat(messages(service)).hasSize(1);
        assertThat(active(before)).isFalse();
    }

    @Test
    void tellsOnlyServicesThatWereOpenedAndWantToKnow() throws Exception {
        var neverOpened = partners.add(client -> Registrations.toldAt(client, channel.uri()));
        var notInterested = new Relying(port, partners.add());
        tokens(service, browser);
        tokens(notInterested, browser);

        browser.post("/sign-out", Map.of());

        assertThat(messages(service)).hasSize(1);
        assertThat(messages(notInterested)).isEmpty();
        assertThat(outbox.recent(TOPIC, neverOpened.id(), 10)).isEmpty();
    }

    @Test
    void signsOutAndTellsOrDoesNeither() throws Exception {
        var tokens = tokens(service, browser);

        transactions.executeWithoutResult(transaction -> {
            sessions.endAll(taro.id());
            transaction.setRollbackOnly();
        });

        assertThat(messages(service)).isEmpty();
        assertThat(active(tokens)).isTrue();
        assertThat(browser.get("/my-page").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 302, 404})
    void tellsAgainWhatAServiceDidNotTake(int answer) throws Exception {
        channel.answering(answer);
        tokens(service, browser);

        browser.post("/sign-out", Map.of());
        var first = told();
        var failed = onceTried(service);
        assertThat(failed.state()).isEqualTo(State.WAITING);
        assertThat(failed.lastError()).contains(String.valueOf(answer));
        clock.advance(Duration.ofMinutes(1));

        var second = told();
        assertThat(second.getJWTID()).isEqualTo(first.getJWTID());
        assertThat(second.getIssueTime()).isAfter(first.getIssueTime());
        assertThat(onceDone(service).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void tellsAServiceThatWasAwayOnceItIsBack() throws Exception {
        var away = new BackChannel();
        away.close();
        var moving = new Relying(port, partners.add(client -> Registrations.toldAt(client, away.uri())));
        tokens(moving, browser);

        browser.post("/sign-out", Map.of());
        assertThat(onceTried(moving).state()).isEqualTo(State.WAITING);
        partners.change(Registrations.toldAt(moving.client(), channel.uri()));
        clock.advance(Duration.ofMinutes(1));

        assertThat(told().getAudience()).containsExactly(moving.client().id());
    }

    @Test
    void doesNotInsistWhenAServiceSaysThatItCannot() throws Exception {
        channel.answering(400);
        tokens(service, browser);

        browser.post("/sign-out", Map.of());

        var done = onceDone(service);
        assertThat(done.state()).isEqualTo(State.GIVEN_UP);
        assertThat(done.attempts()).isEqualTo(1);
    }

    @Test
    void tellsWhenASessionExpires() throws Exception {
        var tokens = tokens(service, browser);
        var offline = tokens(service, browser, OFFLINE);
        clock.advance(Duration.ofHours(13));

        sessions.sweep();

        assertThat(told().getStringClaim("sid"))
                .isEqualTo(said(tokens.get("id_token").asString()).get("sid").asString());
        assertThat(refreshes(tokens)).isFalse();
        assertThat(refreshes(offline)).isTrue();
    }

    @Test
    void endsOfflineAccessTooWhenTaroSignsOutEverywhere() throws Exception {
        var phone = new Visitor(port);
        phone.signIn(taro);
        var onPhone = tokens(service, phone);
        var offlineOfLastWeek = tokens(service, phone, OFFLINE);
        var here = tokens(service, browser);
        var hanakos = tokens(service, visitorOf(residents.add()), OFFLINE);

        browser.post("/my-page/sign-out-everywhere", Map.of());

        assertThat(List.of(told().getStringClaim("sid"), told().getStringClaim("sid")))
                .containsExactlyInAnyOrder(sid(onPhone), sid(here));
        assertThat(List.of(refreshes(onPhone), refreshes(offlineOfLastWeek), refreshes(here)))
                .containsOnly(false);
        assertThat(refreshes(hanakos)).isTrue();
    }

    @Test
    void endsWhatAStrangerBeganEvenAfterTheStrangerSignedOut() throws Exception {
        var stranger = visitorOf(taro);
        var strangersOffline = tokens(service, stranger, OFFLINE);
        var tarosOffline = tokens(service, browser, OFFLINE);
        var strangersSignIn = newestSignIn();
        stranger.post("/sign-out", Map.of());
        assertThat(sid(strangersOffline)).isEqualTo(told().getStringClaim("sid"));
        assertThat(active(strangersOffline)).isTrue();

        browser.post("/my-page/history/not-me", Map.of("record", String.valueOf(strangersSignIn.number())));

        assertThat(refreshes(strangersOffline)).isFalse();
        assertThat(refreshes(tarosOffline)).isTrue();
    }

    @Test
    void tellsTheServicesThatAStrangerHasOpen() throws Exception {
        var stranger = visitorOf(taro);
        var strangers = tokens(service, stranger);
        var taros = tokens(service, browser);

        browser.post(
                "/my-page/history/not-me",
                Map.of("record", String.valueOf(newestSignIn().number())));

        assertThat(told().getStringClaim("sid")).isEqualTo(sid(strangers));
        assertThat(refreshes(strangers)).isFalse();
        assertThat(refreshes(taros)).isTrue();
    }

    @Test
    void leavesOnlyThisSessionAfterANewPassword() throws Exception {
        var elsewhere = tokens(service, visitorOf(taro));
        var offline = tokens(service, browser, OFFLINE);
        var here = tokens(service, browser);
        var wanted = "Shirakaba-77-no-Mori";

        browser.post(
                "/my-page/password",
                Map.of("current-password", taro.password(), "new-password", wanted, "new-password-again", wanted));

        assertThat(told().getStringClaim("sid")).isEqualTo(sid(elsewhere));
        assertThat(messages(service)).hasSize(1);
        assertThat(refreshes(elsewhere)).isFalse();
        assertThat(refreshes(offline)).isFalse();
        assertThat(refreshes(here)).isTrue();
    }

    @Test
    void showsOperatorsWhetherServicesLearnOfIt() throws Exception {
        channel.answering(400);
        tokens(service, browser);
        browser.post("/sign-out", Map.of());
        onceDone(service);

        var shown = json(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + management + "/actuator/backchannellogout"))
                                .build(),
                        BodyHandlers.ofString()));

        var message = shown.get(service.client().id()).get(0);
        assertThat(message.get("state").asString()).isEqualTo("given-up");
        assertThat(message.get("attempts").asInt()).isEqualTo(1);
        assertThat(message.get("lastError").asString()).contains("400");
        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder("id", "state", "attempts", "lastError", "createdAt", "doneAt");
        assertThat(browser.get("/actuator/backchannellogout").statusCode()).isNotEqualTo(200);
    }

    private Visitor visitorOf(Resident member) throws Exception {
        var visitor = new Visitor(port);
        visitor.signIn(member);
        return visitor;
    }

    private static JsonNode tokens(Relying service, Visitor browser) throws Exception {
        return tokens(service, browser, "openid");
    }

    private static JsonNode tokens(Relying service, Visitor browser, String scope) throws Exception {
        return json(service.redeem(service.code(browser, "scope", scope)));
    }

    private static String subject(JsonNode tokens) {
        return said(tokens.get("id_token").asString()).get("sub").asString();
    }

    private static String sid(JsonNode tokens) {
        return said(tokens.get("id_token").asString()).get("sid").asString();
    }

    private boolean active(JsonNode tokens) throws Exception {
        return json(service.introspect(tokens.get("access_token").asString()))
                .get("active")
                .asBoolean();
    }

    private boolean refreshes(JsonNode tokens) throws Exception {
        return service.refresh(tokens.get("refresh_token").asString()).statusCode() == 200;
    }

    private JWTClaimsSet told() throws Exception {
        return SignedJWT.parse(channel.logoutToken()).getJWTClaimsSet();
    }

    private boolean isSignedByUs(SignedJWT token) throws Exception {
        var key = JWKSet.parse(new Visitor(port).get(EndPoints.KEYS).body())
                .getKeyByKeyId(token.getHeader().getKeyID());
        return token.verify(
                key.getKeyType().getValue().equals("EC")
                        ? new ECDSAVerifier(key.toECKey())
                        : new RSASSAVerifier(key.toRSAKey()));
    }

    private SignInRecord newestSignIn() {
        return records.newest(taro.id(), null, false).stream()
                .filter(record ->
                        record.result() == Result.OK && record.service().equals("mypage"))
                .findFirst()
                .orElseThrow();
    }

    private List<Tracking> messages(Relying service) {
        return outbox.recent(TOPIC, service.client().id(), 10);
    }

    private Tracking onceTried(Relying service) throws Exception {
        for (int tries = 0; messages(service).getFirst().attempts() == 0 && tries < 200; tries++) {
            Thread.sleep(50);
        }
        return messages(service).getFirst();
    }

    private Tracking onceDone(Relying service) throws Exception {
        for (int tries = 0; messages(service).getFirst().state() == State.WAITING && tries < 200; tries++) {
            Thread.sleep(50);
        }
        return messages(service).getFirst();
    }
}
