package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.member.MemberStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGenkan
class HeadersTest {

    private static final Set<String> OF_EVERY_ANSWER = Set.of(
            "date",
            "content-length",
            "content-type",
            "content-language",
            "set-cookie",
            "location",
            "connection",
            "keep-alive");

    private static final Map<String, String> OF_A_PAGE = Map.ofEntries(
            Map.entry("cache-control", "no-cache, no-store, max-age=0, must-revalidate"),
            Map.entry("expires", "0"),
            Map.entry("pragma", "no-cache"),
            Map.entry("x-content-type-options", "nosniff"),
            Map.entry("x-frame-options", "DENY"),
            Map.entry("x-xss-protection", "0"),
            Map.entry("referrer-policy", "same-origin"),
            Map.entry("cross-origin-opener-policy", "same-origin"),
            Map.entry("cross-origin-resource-policy", "same-origin"),
            Map.entry("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
            Map.entry(
                    "content-security-policy",
                    "default-src 'none'; script-src 'nonce-N' 'strict-dynamic'; style-src 'self'; img-src 'self' data:; "
                            + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
                            + "base-uri 'none'"));

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Assets assets;

    private Visitor taro;

    @BeforeEach
    void taroVisits() {
        taro = new Visitor(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/signed-out",
                "/help",
                "/help/codes/SS401",
                "/my-page",
                "/operator",
                "/operator/sign-in",
                "/operator/no-such-page",
                "/oauth2/logout",
                "/no-such-page",
                "/help/codes/NONE",
                "/help/..;/my-page",
                "/favicon.ico"
            })
    void areTheSameOnEveryPageForAnybody(String path) throws Exception {
        assertThat(headersOf(taro.get(path))).isEqualTo(OF_A_PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/my-page",
                "/my-page/history",
                "/my-page/profile",
                "/my-page/password",
                "/my-page/user-id",
                "/my-page/recovery-code",
                "/my-page/telephones",
                "/services/webmail",
                "/sample/webmail",
                "/oauth2/logout",
                "/no-such-page",
                "/my-page/history?failures=perhaps"
            })
    void areTheSameOnEveryPageForAMember(String path) throws Exception {
        taro.signIn(residents.add());

        assertThat(headersOf(taro.get(path))).isEqualTo(OF_A_PAGE);
    }

    @Test
    void areTheSameOnEveryAnswerToAForm() throws Exception {
        var resident = residents.add();
        var unproven = taro.postWithoutToken("/sign-out", Map.of());
        var accepted = taro.signIn(resident);
        var signedOut = taro.post("/sign-out", Map.of());

        assertThat(accepted.statusCode()).isEqualTo(303);
        for (var answer : List.of(unproven, accepted, signedOut)) {
            assertThat(headersOf(answer)).isEqualTo(OF_A_PAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "PROPFIND", "PATCH"})
    void areThereForAnUnknownMethodToo(String method) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/help"))
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.headers().map()).containsKeys("content-security-policy", "x-frame-options");
    }

    @Test
    void letTheBrowserKeepARefusedFormForItsBackButton() throws Exception {
        var refused = new TreeMap<>(OF_A_PAGE);
        refused.keySet().removeAll(Set.of("pragma", "expires"));
        refused.put("cache-control", "no-cache, private");

        assertThat(headersOf(taro.signIn(residents.add().userId(), "wrong"))).isEqualTo(refused);
    }

    @Test
    void letTheBrowserKeepNothingAboutAMember() throws Exception {
        var paused = residents.with().status(MemberStatus.SUSPENDED).add();
        var resident = residents.add();
        taro.signIn(resident);

        assertThat(headersOf(new Visitor(port).signIn(paused))).as("a reason").isEqualTo(OF_A_PAGE);
        assertThat(headersOf(taro.signIn(resident.userId(), "")))
                .as("a page with the name of who is signed in")
                .isEqualTo(OF_A_PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlh", "en-x-abcdefgh", "en_GB", "%22"})
    void keepNoLanguageButOurs(String asked) throws Exception {
        var answer = taro.get("/help?lang=" + asked);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("genkan-language"));
        assertThat(answer.headers().firstValue("Content-Language")).contains("ja");
    }

    @Test
    void letBrowsersKeepAssetsForEver() throws Exception {
        var script = taro.get(assets.folder() + "/typing.js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().allValues("Set-Cookie")).isEmpty();
        var headers = headersOf(script);
        headers.keySet().removeAll(Set.of("last-modified", "accept-ranges", "vary", "etag"));
        assertThat(headers)
                .isEqualTo(Map.of(
                        "cache-control", "max-age=31536000, public, immutable",
                        "x-content-type-options", "nosniff",
                        "x-frame-options", "DENY",
                        "x-xss-protection", "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none/typing.js", "/assets/../application.yaml", "/assets/%2e%2e/application.yaml"})
    void giveNoFileAwayThatIsNoAsset(String path) throws Exception {
        assertThat(taro.get(path).statusCode()).isBetween(400, 499);
    }

    @Test
    void haveAnotherNonceOnEveryPage() throws Exception {
        assertThat(taro.get("/sign-in").headers().firstValue("Content-Security-Policy"))
                .isNotEqualTo(taro.get("/sign-in").headers().firstValue("Content-Security-Policy"));
    }

    /** Every header but those that every answer has of its own; what a page may vary in is replaced. */
    private static Map<String, String> headersOf(HttpResponse<String> answer) {
        var headers = new TreeMap<String, String>();
        answer.headers().map().forEach((name, values) -> {
            if (!OF_EVERY_ANSWER.contains(name) && !name.startsWith(":")) {
                headers.put(name, String.join("; ", values).replaceAll("nonce-[A-Za-z0-9+/]{24}", "nonce-N"));
            }
        });
        headers.computeIfPresent("vary", (_, _) -> null);
        return headers;
    }
}
