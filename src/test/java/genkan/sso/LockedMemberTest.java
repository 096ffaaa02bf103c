package genkan.sso;

import static genkan.sso.Relying.json;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.LetterBox;
import genkan.Partners;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.member.MemberStatus;
import genkan.member.Members;
import genkan.notice.ContactAddresses;
import genkan.notice.Kind;
import genkan.notice.Notice;
import genkan.notice.Notices;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whoever was locked by "not me" is locked everywhere: what services hold is worth nothing at once. */
@RunningGenkan
class LockedMemberTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Partners partners;

    @Autowired
    ContactAddresses addresses;

    @Autowired
    Notices notices;

    @Autowired
    Members members;

    @Autowired
    Clock clock;

    @Test
    void isRefusedEveryTokenThatServicesHold() throws Exception {
        var taro = residents.add();
        var address = "of-" + taro.id().reference() + "@second.example";
        addresses.add(taro.id(), address, Instant.EPOCH);
        var service = new Relying(port, partners.add());
        var browser = new Visitor(port);
        browser.signIn(taro);
        var tokens = json(service.redeem(service.code(browser)));
        var pending = service.code(browser);
        var offline = json(service.redeem(service.code(browser, "scope", "openid offline_access")));
        notices.tell(taro.id(), Notice.of(Kind.PASSWORD_SET));

        new Visitor(port).post("/not-me/" + new LetterBox(port).notMe(address, "パスワードが変更されました"), Map.of());

        assertThat(members.find(taro.id()).orElseThrow().status()).isEqualTo(MemberStatus.LOCKED);
        assertWorthNothing(service, tokens);
        assertWorthNothing(service, offline);
        assertThat(service.redeem(pending).statusCode()).isEqualTo(400);
        assertThat(browser.get(service.authorize()).headers().firstValue("Location"))
                .hasValueSatisfying(onward -> assertThat(onward).contains("/sign-in"));
    }

    @Test
    void isRefusedWhereTheStatusAloneSaysSo() throws Exception {
        var taro = residents.add();
        var service = new Relying(port, partners.add());
        var browser = new Visitor(port);
        browser.signIn(taro);
        var tokens = json(service.redeem(service.code(browser)));

        members.setStatus(taro.id(), MemberStatus.ACTIVE, MemberStatus.LOCKED, clock.instant());

        assertThat(service.introspect(tokens.get("access_token").asString()).body())
                .contains("\"active\":false");
        assertThat(service.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(service.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/my-page").statusCode()).isEqualTo(302);
    }

    private static void assertWorthNothing(Relying service, JsonNode tokens) throws Exception {
        var access = tokens.get("access_token").asString();
        assertThat(service.introspect(access).body()).contains("\"active\":false");
        assertThat(service.userInfo(access).statusCode()).isEqualTo(401);
        if (tokens.has("refresh_token")) {
            assertThat(service.refresh(tokens.get("refresh_token").asString()).statusCode())
                    .isEqualTo(400);
        }
    }
}
