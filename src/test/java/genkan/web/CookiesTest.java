package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;

@RunningGenkan
class CookiesTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Test
    void areForOurOwnPagesOnlyAndNoScriptReadsThem() throws Exception {
        var cookies = cookiesOfAVisit(new Visitor(port), residents);

        assertThat(cookies)
                .extracting(cookie -> cookie.substring(0, cookie.indexOf('=')))
                .contains("genkan-form", "genkan-session", "genkan-device", "genkan-language", "genkan-told");
        assertThat(cookies)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                        .doesNotContain("Domain=")
                        .hasSizeLessThanOrEqualTo(4_096));
    }

    @Test
    void endTheSessionWithTheBrowserAndKeepTheMark() throws Exception {
        var cookies = cookiesOfAVisit(new Visitor(port), residents);

        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("genkan-session=v1"))
                .isNotEmpty()
                .allSatisfy(
                        cookie -> assertThat(cookie).doesNotContain("Max-Age").doesNotContain("Expires"));
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("genkan-device="))
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=15552000"));
    }

    @Test
    void areNamedForHttpsAloneWhereOnlyAPartOfTheSiteGetsThem() {
        var cookies = new Cookies(new PublicAddress(URI.create("https://login.example.jp")));
        var answer = new MockHttpServletResponse();

        cookies.keepBelow("/operator", answer, "genkan-operator", "secret");

        assertThat(answer.getHeader("Set-Cookie"))
                .startsWith("__Secure-genkan-operator=secret;")
                .contains("; Path=/operator", "; Secure", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Domain=");
    }

    /** Every cookie that a member meets: refused, signed in as five, another language, something told, signed out. */
    static List<String> cookiesOfAVisit(Visitor visitor, Residents residents) throws Exception {
        var answers = new ArrayList<HttpResponse<String>>();
        answers.add(visitor.get("/sign-in?lang=en"));
        answers.add(visitor.signIn("nobody@aa2", "wrong"));
        for (int person = 0; person < 5; person++) {
            var resident = residents.add();
            answers.add(visitor.signIn(resident.userId().replace("test", "ｔｅｓｔ"), resident.password()));
        }
        answers.add(visitor.get("/my-page"));
        answers.add(visitor.post("/sign-out", Map.of()));
        return answers.stream()
                .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                .toList();
    }
}
