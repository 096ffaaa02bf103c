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
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningGenkan
class ConnectedServicesTest {

    private static final String PATH = "/my-page/services";

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
    private Relying shop;

    @BeforeEach
    void taroUsesAShopOfSomebodyElse() throws Exception {
        taro = residents.add();
        browser = new Visitor(port).with("Accept-Language", "en");
        shop = new Relying(port, partners.addThirdParty());
        browser.signIn(taro);
    }

    @Test
    void listsNothingForWhoHasOpenedNoService() throws Exception {
        assertThat(services().select("section.connected")).isEmpty();
        assertThat(services().text()).contains("There are no connected services yet.");
    }

    @Test
    void tellsWhatAThirdPartySeesAndWhatItLastUsedAndWhen() throws Exception {
        var code = agreedCode("openid profile offline_access");
        assertThat(entry(shop).text()).contains("Not used yet");

        var tokens = json(shop.redeem(code));
        assertThat(entry(shop).select(".scopes li").eachText())
                .containsExactly(
                        "That it is you, under a number that only says it is the same person as before",
                        "Your name and User ID",
                        "The above also while you are not signed in, until you withdraw it");
        assertThat(entry(shop).select(".used-for").eachText())
                .containsExactly("That it is you", "Name and User ID", "While not signed in");
        var first = usedAt(shop);

        clock.advance(Duration.ofMinutes(5));
        shop.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.get("refresh_token").asString(),
                "scope",
                "openid"));

        assertThat(usedAt(shop)).isGreaterThan(first);
        assertThat(entry(shop).select(".used-for").eachText()).containsExactly("That it is you");
    }

    @Test
    void tellsWhenAServiceOfTheProviderWasLastUsedAndOffersNoEndOfIt() throws Exception {
        var mail = new Relying(port, partners.add());
        json(mail.redeem(mail.code(browser)));
        var first = usedAt(mail);

        clock.advance(Duration.ofMinutes(5));
        json(mail.redeem(mail.code(browser)));

        assertThat(usedAt(mail)).isGreaterThan(first);
        assertThat(entry(mail).select("form")).isEmpty();
        assertThat(entry(mail).text()).contains("Hinata Net");
    }

    @Test
    void endsAllTokensAtOnceWhenTaroWithdrawsAndIsAskedAgainNextTime() throws Exception {
        var first = json(shop.redeem(agreedCode("openid offline_access")));
        var second = json(shop.redeem(shop.code(browser, "scope", "openid")));
        assertThat(active(first)).isTrue();

        withdraw();

        assertThat(active(first)).isFalse();
        assertThat(active(second)).isFalse();
        assertThat(shop.refresh(first.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(shop.userInfo(second.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(services().select("[role=status]").text()).contains("The service is disconnected.");
        assertThat(services().select("section.connected")).isEmpty();
        assertThat(Jsoup.parse(browser.get(shop.authorize()).body()).selectFirst("#agree"))
                .isNotNull();
    }

    @Test
    void letsNoCodeThatIsOnItsWayOutliveTheWithdrawal() throws Exception {
        var code = agreedCode("openid");

        withdraw();

        assertThat(shop.redeem(code).statusCode()).isEqualTo(400);
    }

    @Test
    void withdrawsForNobodyElse() throws Exception {
        var taros = json(shop.redeem(agreedCode("openid")));
        browser = new Visitor(port).with("Accept-Language", "en");
        browser.signIn(residents.add());
        json(shop.redeem(agreedCode("openid")));

        withdraw();

        assertThat(active(taros)).isTrue();
    }

    @Test
    void knowsOnlyThirdPartiesToWithdrawFrom() throws Exception {
        var mail = new Relying(port, partners.add());
        var tokens = json(mail.redeem(mail.code(browser)));

        assertThat(browser.post(
                                PATH + "/withdraw",
                                Map.of("client", mail.client().id()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post(PATH + "/withdraw", Map.of("client", "nobody")).statusCode())
                .isEqualTo(404);
        assertThat(json(mail.introspect(tokens.get("access_token").asString()))
                        .get("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void isFoundFromMyPage() throws Exception {
        var myPage = Jsoup.parse(browser.get("/my-page").body());

        assertThat(myPage.select("main a[href=" + PATH + "], nav a[href=" + PATH + "]"))
                .hasSize(2);
    }

    private String agreedCode(String scope) throws IOException, InterruptedException {
        var asked = Jsoup.parse(browser.get(shop.authorize("scope", scope)).body());
        var form = Objects.requireNonNull(asked.selectFirst("form[action=/oauth2/consent]"));
        return Relying.codeIn(
                browser.postWithoutToken("/oauth2/consent", PlainBrowser.fields(form, Map.of("decision", "agree"))));
    }

    private void withdraw() throws IOException, InterruptedException {
        var form = Objects.requireNonNull(entry(shop).selectFirst("form"));
        browser.postWithoutToken(form.attr("action"), PlainBrowser.fields(form, Map.of()));
    }

    private boolean active(JsonNode tokens) throws IOException, InterruptedException {
        return json(shop.introspect(tokens.get("access_token").asString()))
                .get("active")
                .asBoolean();
    }

    private String usedAt(Relying service) throws IOException, InterruptedException {
        return Objects.requireNonNull(entry(service).selectFirst("time")).attr("datetime");
    }

    private Element entry(Relying service) throws IOException, InterruptedException {
        return Objects.requireNonNull(services()
                .selectFirst("section[aria-labelledby=connected-%s]"
                        .formatted(service.client().id())));
    }

    private Document services() throws IOException, InterruptedException {
        return Jsoup.parse(browser.get(PATH).body());
    }
}
