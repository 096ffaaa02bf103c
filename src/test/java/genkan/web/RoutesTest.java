package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.web.Routes.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@RunningGenkan
class RoutesTest {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\t\r\n",
            "\r\nSet-Cookie: a=b",
            "'",
            "' or 1=1 --",
            "\"; drop table member; --",
            "$1",
            ":member",
            "?",
            "%",
            "%s%n",
            "%00",
            "\\",
            "\\u0000",
            "../../../../etc/passwd",
            "..;/",
            "//evil.example",
            "https://evil.example/",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "${7*7}",
            "${jndi:ldap://evil.example/a}",
            "#{1}",
            "-1",
            "0",
            "9223372036854775808",
            "-9223372036854775809",
            "1e309",
            "NaN",
            "true",
            "null",
            "[]",
            "ｔａｒｏ＠ａａ２",
            "たろう",
            "👨‍👩‍👧‍👦",
            "\uD800",
            "\uFFFF",
            "\u202Egnp",
            "İıſK",
            "a@a@a@a",
            "~~~~",
            "a".repeat(5_000));

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private List<Route> routes = List.of();
    private Visitor visitor = new Visitor(0);
    private Resident taro;

    @BeforeEach
    void taroIsSignedIn() throws Exception {
        routes = Routes.of(mapping);
        visitor = new Visitor(port);
        taro = residents.add();
        signIn();
    }

    /** Services post here from their own pages; the answer is the same request as a link, which changes nothing. */
    private static final Set<String> REPEATED_AS_A_LINK = Set.of("/oauth2/authorize", "/oauth2/logout");

    @Test
    void areFound() {
        assertThat(routes)
                .extracting(Route::path)
                .contains("/sign-in", "/sign-out", "/my-page", "/my-page/history/not-me", "/help/codes/{shown}");
    }

    @Test
    void doNothingForAFormWithoutItsToken() throws Exception {
        for (var route : routes.stream().filter(Route::post).toList()) {
            for (var token : List.of("", "guessed", "A".repeat(96))) {
                var answer = visitor.postWithoutToken(
                        route.pathWith("webmail"),
                        Map.of("user-id", taro.userId(), "password", taro.password(), "record", "1", "_csrf", token));

                if (!REPEATED_AS_A_LINK.contains(route.path())) {
                    assertThat(answer.statusCode())
                            .as("%s with token '%s'", route, token)
                            .isNotIn(302, 303);
                }
                assertThat(visitor.cookies()).as(route.path()).containsKey("genkan-session");
                assertThat(visitor.get("/my-page").statusCode())
                        .as("after %s", route)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void takeNoTokenThatIsAnotherBrowsers() throws Exception {
        var stranger = new Visitor(port);
        stranger.get("/sign-in");
        stranger.cookies().put("genkan-form", "another");

        var answer = visitor.postWithoutToken("/sign-out", Map.of("_csrf", "another"));

        assertThat(answer.statusCode()).isNotEqualTo(302);
        assertThat(visitor.get("/my-page").statusCode()).isEqualTo(200);
    }

    @Test
    void doNothingWhenAFormsAddressIsOnlyRead() throws Exception {
        var read =
                routes.stream().filter(route -> !route.post()).map(Route::path).toList();
        for (var route : routes.stream().filter(Route::post).toList()) {
            var answer = visitor.get(route.pathWith("webmail") + "?user-id=" + Visitor.encoded(taro.userId())
                    + "&password=" + taro.password() + "&record=1");

            if (route.path().startsWith("/recovery/now/")) {
                // The other language of a page that answered a form leads to where the recovery is.
                assertThat(answer.headers().firstValue("Location")).contains("/recovery/now?to=%2Fmy-page");
            } else if (route.path().startsWith("/operator/") && !read.contains(route.path())) {
                // A member is led to the operators' door, whatever is behind it.
                assertThat(answer.headers().firstValue("Location")).contains("/operator/sign-in");
            } else if (!read.contains(route.path())) {
                assertThat(answer.statusCode()).as(route.path()).isEqualTo(404);
            }
            assertThat(visitor.get("/my-page").statusCode())
                    .as("after %s", route)
                    .isEqualTo(200);
        }
    }

    @Test
    void neverFailByWhatIsSentToThem() throws Exception {
        for (var route : routes) {
            for (var parameter : route.parameters()) {
                for (var value : HOSTILE) {
                    assertThat(status(route, parameter, value))
                            .as("%s with %s = '%.40s'", route, parameter, value)
                            .isLessThan(500);
                }
            }
        }
    }

    @Test
    void neverFailByTheirAddress() throws Exception {
        for (var route : routes.stream().filter(Route::hasVariable).toList()) {
            for (var value : HOSTILE) {
                var path = route.pathWith(Visitor.encoded(value).replace("+", "%20"));

                assertThat(visitor.get(path).statusCode()).as("%.60s", path).isLessThan(500);
            }
        }
    }

    @Test
    void neverFailByHeadersOrCookies() throws Exception {
        var values = HOSTILE.stream()
                .filter(value -> value.chars().allMatch(character -> character >= ' ' && character < 127))
                .filter(value -> !value.contains(";"))
                .toList();
        for (var value : values) {
            for (var header :
                    List.of("User-Agent", "Accept-Language", "Accept", "Referer", "Origin", "X-Forwarded-For")) {
                assertThat(new Visitor(port).with(header, value).get("/sign-in").statusCode())
                        .as("%s: %.40s", header, value)
                        .isLessThan(500);
            }
            for (var cookie :
                    List.of("genkan-session", "genkan-device", "genkan-form", "genkan-told", "genkan-language")) {
                var other = new Visitor(port);
                other.cookies().put(cookie, value);

                assertThat(other.get("/my-page").statusCode())
                        .as("%s=%.40s", cookie, value)
                        .isLessThan(500);
                assertThat(other.get("/sign-in").statusCode())
                        .as("%s=%.40s", cookie, value)
                        .isLessThan(500);
                assertThat(other.postWithoutToken("/sign-in", Map.of("_csrf", "x"))
                                .statusCode())
                        .as("%s=%.40s", cookie, value)
                        .isLessThan(500);
            }
        }
    }

    private int status(Route route, String parameter, String value) throws Exception {
        signIn();
        var fields = new HashMap<String, String>();
        if (route.parameters().contains("user-id")) {
            fields.put("user-id", "nobody@aa2");
            fields.put("password", "some-password");
        }
        fields.put(parameter, value);
        var path = route.pathWith("webmail");
        return route.post()
                ? visitor.post(path, fields).statusCode()
                : visitor.get(path + "?" + Visitor.encoded(fields)).statusCode();
    }

    private void signIn() throws Exception {
        if (!visitor.cookies().containsKey("genkan-session")) {
            visitor.signIn(taro);
        }
    }
}
