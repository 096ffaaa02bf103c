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
import genkan.sso.consent.Consents;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGenkan
class ConsentTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    @Autowired
    private Consents consents;

    @Autowired
    private TestClock clock;

    private Resident taro;
    private Visitor browser;
    private Relying shop;

    @BeforeEach
    void taroIsSentByAShopOfSomebodyElse() throws Exception {
        taro = residents.add();
        browser = new Visitor(port).with("Accept-Language", "en");
        shop = new Relying(port, partners.addThirdParty());
        browser.signIn(taro);
    }

    @Test
    void asksOnceAndNeverAgainForTheSame() throws Exception {
        var asked = browser.get(shop.authorize("scope", "openid profile"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(page(asked).select(".scopes li").eachText())
                .containsExactly(
                        "That it is you, under a number that only says it is the same person as before",
                        "Your name and User ID");
        assertThat(page(asked).select("h1").text()).contains(name());

        var agreed = answer(asked, "agree");
        assertThat(agreed.statusCode()).isEqualTo(303);
        var tokens = json(shop.redeem(Relying.codeIn(agreed)));
        assertThat(json(shop.userInfo(tokens.get("access_token").asString()))
                        .get("preferred_username")
                        .asString())
                .isEqualTo(taro.userId());

        assertThat(codeOf(browser.get(shop.authorize("scope", "openid profile"))))
                .isTrue();
        assertThat(codeOf(browser.get(shop.authorize("scope", "openid")))).isTrue();
        assertThat(codeOf(browser.get(shop.authorize("scope", "openid", "prompt", "none"))))
                .isTrue();
    }

    @Test
    void asksAgainForMore() throws Exception {
        answer(browser.get(shop.authorize("scope", "openid profile")), "agree");

        var more = browser.get(shop.authorize("scope", "openid email"));
        assertThat(asks(more)).isTrue();
        answer(more, "agree");

        assertThat(codeOf(browser.get(shop.authorize("scope", "openid profile email"))))
                .isTrue();
    }

    @Test
    void asksForAClaimThatIsAskedForByNameAsForItsScope() throws Exception {
        answer(browser.get(shop.authorize("scope", "openid")), "agree");

        var byName = browser.get(shop.authorize("scope", "openid", "claims", "{\"userinfo\":{\"email\":null}}"));

        assertThat(asks(byName)).isTrue();
        assertThat(page(byName).select(".scopes li").eachText()).contains("Your contact mail address");
        answer(byName, "agree");
        assertThat(consents.covers(taro.id(), shop.client().id(), Set.of("openid", "email")))
                .isTrue();
    }

    @Test
    void asksAgainWhenTheShopWantsThat() throws Exception {
        answer(browser.get(shop.authorize()), "agree");

        var again = browser.get(shop.authorize("prompt", "consent"));

        assertThat(asks(again)).isTrue();
        assertThat(codeOf(answer(again, "agree"))).isTrue();
    }

    @Test
    void tellsTheShopThatTaroDidNotAgreeAndRemembersNothing() throws Exception {
        var cancelled = answer(browser.get(shop.authorize()), "cancel");

        assertThat(Relying.answer(cancelled))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "the-state");
        assertThat(asks(browser.get(shop.authorize()))).isTrue();
    }

    @Test
    void asksNobodySilently() throws Exception {
        assertThat(Relying.answer(browser.get(shop.authorize("prompt", "none"))))
                .containsEntry("error", "consent_required");
    }

    @Test
    void asksNobodyForServicesOfTheProvider() throws Exception {
        var ours = new Relying(port, partners.add());

        assertThat(codeOf(browser.get(ours.authorize("scope", "openid profile email"))))
                .isTrue();
    }

    @Test
    void takesAnAnswerOnlyFromWhomItAsked() throws Exception {
        var asked = browser.get(shop.authorize());
        var hanako = residents.add();
        browser.signIn(hanako);

        var answered = answer(asked, "agree");

        assertThat(asks(answered)).isTrue();
        assertThat(consents.of(hanako.id())).isEmpty();
    }

    @Test
    void sendsAnAnswerWithoutSignInToTheSignInThatLeadsBack() throws Exception {
        var asked = browser.get(shop.authorize());
        browser.cookies().remove("genkan-session");

        var answered = answer(asked, "agree");

        assertThat(answered.statusCode()).isEqualTo(303);
        assertThat(location(answered)).startsWith("/sign-in?to=%2Foauth2%2Fauthorize");
        assertThat(consents.of(taro.id())).isEmpty();
    }

    @Test
    void demandsTheFormsToken() throws Exception {
        var asked = fields(browser.get(shop.authorize()), "agree");
        asked.remove("_csrf");

        assertThat(browser.postWithoutToken("/oauth2/consent", asked).headers().firstValue("Location"))
                .isEmpty();
        assertThat(consents.of(taro.id())).isEmpty();
    }

    @Test
    void readsTheRequestAnewAndFailsOneThatWasChanged() throws Exception {
        var elsewhere = fields(browser.get(shop.authorize()), "agree");
        elsewhere.put("request.redirect_uri", "https://evil.example/callback");
        var more = fields(browser.get(shop.authorize()), "agree");
        more.put("request.scope", "openid everything");

        var unanswerable = browser.postWithoutToken("/oauth2/consent", elsewhere);
        var refused = browser.postWithoutToken("/oauth2/consent", more);

        assertThat(unanswerable.statusCode()).isEqualTo(400);
        assertThat(unanswerable.headers().firstValue("Location")).isEmpty();
        assertThat(Relying.answer(refused)).containsEntry("error", "invalid_scope");
        assertThat(consents.of(taro.id())).isEmpty();
    }

    @Test
    void demandsTheFreshSignInThatAnAnswerWouldSkip() throws Exception {
        var asked = fields(browser.get(shop.authorize()), "agree");
        for (var prompt : List.of("login", "login consent", "select_account")) {
            asked.put("request.prompt", prompt);

            var answered = browser.postWithoutToken("/oauth2/consent", asked);

            assertThat(location(answered)).as(prompt).startsWith("/sign-in?to=").contains("again=yes");
        }
        assertThat(consents.of(taro.id())).isEmpty();
    }

    @Test
    void leadsOnWhenTaroHasSignedInOnceMoreAndAgreed() throws Exception {
        for (var demand : List.of(
                Map.of("prompt", "login consent"),
                Map.of("max_age", "0", "prompt", "consent"),
                Map.of("acr_values", "L3", "prompt", "consent"))) {
            clock.advance(Duration.ofHours(1));
            var sentToSignIn = browser.get(shop.authorize(demand));
            var wanted = URLDecoder.decode(
                    location(sentToSignIn).replaceFirst("/sign-in\\?to=([^&]*).*", "$1"), StandardCharsets.UTF_8);
            clock.advance(Duration.ofSeconds(2));
            browser.post("/sign-in", Map.of("user-id", taro.userId(), "password", taro.password(), "to", wanted));
            clock.advance(Duration.ofSeconds(2));

            var asked = browser.get(wanted);

            assertThat(asks(asked)).as("%s", demand).isTrue();
            assertThat(codeOf(answer(asked, "agree"))).as("%s", demand).isTrue();
        }
    }

    @Test
    void takesNoTimeWrittenIntoAnAddressForAFreshSignIn() throws Exception {
        clock.advance(Duration.ofHours(1));

        var forged = browser.get(shop.authorize("acr_values", "L3", "genkan_signed_in_since", "1"));

        assertThat(location(forged)).startsWith("/sign-in?to=");
    }

    private String name() {
        return "Partner " + shop.client().id().replaceAll("\\D", "");
    }

    private HttpResponse<String> answer(HttpResponse<String> asked, String decision)
            throws IOException, InterruptedException {
        return browser.postWithoutToken("/oauth2/consent", fields(asked, decision));
    }

    private static Map<String, String> fields(HttpResponse<String> asked, String decision) {
        return PlainBrowser.fields(form(asked), Map.of("decision", decision));
    }

    private static Element form(HttpResponse<String> asked) {
        return Objects.requireNonNull(page(asked).selectFirst("form[action=/oauth2/consent]"), asked::body);
    }

    private static boolean asks(HttpResponse<String> response) {
        return page(response).selectFirst("#agree") != null;
    }

    private static boolean codeOf(HttpResponse<String> response) {
        return response.statusCode() == 303 && Relying.answer(response).containsKey("code");
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static Document page(HttpResponse<String> response) {
        return Jsoup.parse(response.body());
    }
}
