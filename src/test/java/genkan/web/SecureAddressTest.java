package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Genkan behind an operator's https; the one test that starts another context for it. */
@RunningGenkan
@TestPropertySource(properties = "genkan.url=https://login.hinata.example")
class SecureAddressTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Test
    void bindsEveryCookieToThisHostAndToHttps() throws Exception {
        var cookies = CookiesTest.cookiesOfAVisit(new Visitor(port), residents);

        assertThat(cookies)
                .hasSizeGreaterThan(10)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/")
                        .doesNotContain("Domain=")
                        .hasSizeLessThanOrEqualTo(4_096));
    }

    @Test
    void asksBrowsersForHttpsForAYear() throws Exception {
        assertThat(new Visitor(port).get("/sign-in").headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000 ; includeSubDomains");
    }

    @Test
    void leadsOnByPathsOfOurOwn() throws Exception {
        var taro = new Visitor(port);
        var anonymous = taro.get("/my-page/history?service=blog");
        var accepted = taro.signIn(residents.add());

        assertThat(anonymous.headers().firstValue("Location"))
                .hasValue("/sign-in?to=%2Fmy-page%2Fhistory%3Fservice%3Dblog");
        assertThat(accepted.headers().firstValue("Location")).hasValue("/my-page");
    }
}
