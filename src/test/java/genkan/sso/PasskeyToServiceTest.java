package genkan.sso;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Partners;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.passkey.Device;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Services that send a member with a passkey. */
@RunningGenkan
class PasskeyToServiceTest {

    private static final String[] ONCE_MORE = {"prompt", "login", "claims", "{\"id_token\":{\"amr\":null}}"};

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Partners partners;

    @Test
    void haveHimSignInOnceMoreAndAreToldHow() throws Exception {
        var mail = new Relying(port, partners.add());
        var taro = residents.add();
        var phone = new Device();
        var browser = new Visitor(port);
        browser.signIn(taro);
        phone.register(browser);

        var sent = browser.get(mail.authorize(ONCE_MORE));
        var fields = phone.signed(Device.asked(browser, "/sign-in/passkey"));
        fields.put("to", Relying.answer(sent).get("to"));
        var back = browser.post("/sign-in/passkey", fields);
        var redeemed = mail.redeem(Relying.codeIn(browser.get(location(back))));

        assertThat(amr(redeemed)).isEqualTo("[\"pop\",\"user\",\"mfa\"]");
    }

    @Test
    void areToldOfAPasswordWhereItWasOne() throws Exception {
        var mail = new Relying(port, partners.add());
        var browser = new Visitor(port);
        browser.signIn(residents.add());

        var redeemed = mail.redeem(mail.code(browser, "claims", "{\"id_token\":{\"amr\":null}}"));

        assertThat(amr(redeemed)).isEqualTo("[\"pwd\"]");
    }

    private static String amr(HttpResponse<String> redeemed) {
        return Relying.said(Relying.json(redeemed).get("id_token").asString())
                .get("amr")
                .toString();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
