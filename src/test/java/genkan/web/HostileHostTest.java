package genkan.web;

import static java.util.regex.Pattern.MULTILINE;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecords;
import genkan.web.Routes.Route;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who we are is what the operator says, never what a request says (mails and redirects to another's site). */
@RunningGenkan
class HostileHostTest {

    private static final String EVIL = Forgeries.EVIL;

    /** What says where we are, who somebody is or where it goes on, without what chance put into it. */
    private static final Pattern DECISIONS = Pattern.compile(
            "^HTTP/1.1 \\d+|^(?:Location|Set-Cookie: [^=]+|Strict-Transport-Security|Allow).*", MULTILINE);

    private static final Pattern OF_CHANCE = Pattern.compile("=[A-Za-z0-9_-]{22,}|Expires=[^;]+");

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    SignInRecords records;

    @Autowired
    Environment environment;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    FilterChainProxy filters;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/my-page",
                "/my-page/history?service=blog",
                "/help",
                "/signed-out",
                "/no-such-page",
                "/help/codes/NONE",
                "/services/webmail",
                "//my-page"
            })
    void isFollowedByNoLinkCookieOrRedirect(String path) throws Exception {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: " + EVIL
                + "\r\nX-Forwarded-Host: " + EVIL
                + "\r\nX-Forwarded-Server: " + EVIL
                + "\r\nX-Forwarded-Prefix: //" + EVIL
                + "\r\nX-Forwarded-Proto: https"
                + "\r\nX-Forwarded-Port: 666"
                + "\r\nX-Original-URL: //" + EVIL
                + "\r\nForwarded: for=6.6.6.6;host=" + EVIL + ";proto=https"
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 ");
        assertThat(answer)
                .doesNotContain(EVIL)
                .doesNotContain("; Secure")
                .doesNotContain("__Host-")
                .doesNotContain(":666");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evil.example:99999", "a b", "evil.example, localhost", "[::1"})
    void isNoFaultOfOurs(String host) throws Exception {
        var answer = raw("GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.1 [24]\\d\\d.*");
    }

    @Test
    void changesNoAnswerOfAnyRoute() throws Exception {
        var routes = Stream.concat(Routes.of(mapping).stream(), Routes.ofFilters(filters).stream())
                .toList();
        assertThat(routes).extracting(Route::path).contains("/sign-in", "/my-page", "/oauth2/token");
        for (var route : routes) {
            var plain = decisions(answerOf(route, ""));
            for (var forgery : Forgeries.all()) {
                var answer = answerOf(route, forgery.getKey() + ": " + forgery.getValue() + "\r\n");

                assertThat(answer)
                        .as("%s with %s", route, forgery)
                        .doesNotContain(EVIL, Forgeries.EVIL_ADDRESS, ":666");
                assertThat(decisions(answer)).as("%s with %s", route, forgery).isEqualTo(plain);
            }
        }
    }

    @Test
    void changesNoAnswerWhenItComesTwice() throws Exception {
        var plain = decisions(raw("GET /my-page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

        for (var header : List.of("X-Forwarded-For: 6.6.6.6", "X-Forwarded-Host: " + EVIL, "Forwarded: host=" + EVIL)) {
            var answer = raw("GET /my-page HTTP/1.1\r\nHost: localhost\r\n" + (header + "\r\n").repeat(20)
                    + "Connection: close\r\n\r\n");

            assertThat(decisions(answer)).as(header).isEqualTo(plain);
        }
    }

    @Test
    void getsNobodyInAndKeepsNobodyOut() throws Exception {
        for (var forgery : Forgeries.all()) {
            var taro = residents.add();

            var wrong = forging(forgery).signIn(taro.userId(), "Not-Taros-Password-1");
            var right = forging(forgery).signIn(taro);

            assertThat(wrong.body()).as(forgery.toString()).contains("/help/codes/SS401");
            assertThat(right.statusCode()).as(forgery.toString()).isEqualTo(303);
            assertThat(right.headers().allValues("Set-Cookie"))
                    .as(forgery.toString())
                    .noneMatch(cookie -> cookie.contains("; Secure") || cookie.contains("__Host-"));
        }
    }

    @Test
    void leavesTheAddressInTheHistoryAndTheLogAlone() throws Exception {
        var before = log().length();
        for (var forgery : Forgeries.aboutTheVisitor().toList()) {
            var taro = residents.add();

            forging(forgery).signIn(taro);

            assertThat(records.newest(taro.id(), null, false))
                    .as(forgery.toString())
                    .singleElement()
                    .extracting(SignInRecord::address)
                    .isIn("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");
        }
        assertThat(log().substring(before)).contains("client").doesNotContain(Forgeries.EVIL_ADDRESS);
    }

    private Visitor forging(Map.Entry<String, String> forgery) {
        return new Visitor(port).with(forgery.getKey(), forgery.getValue());
    }

    private String answerOf(Route route, String header) throws IOException {
        return raw(route.method() + " " + route.pathWith("webmail") + " HTTP/1.1\r\nHost: localhost\r\n" + header
                + (route.post() ? "Content-Length: 0\r\n" : "") + "Connection: close\r\n\r\n");
    }

    private static List<String> decisions(String answer) {
        return DECISIONS
                .matcher(answer.substring(0, answer.indexOf("\r\n\r\n")))
                .results()
                .map(line -> OF_CHANCE.matcher(line.group()).replaceAll(""))
                .sorted()
                .toList();
    }

    private String log() throws IOException {
        return Files.readString(Path.of(Objects.requireNonNull(environment.getProperty("logging.file.name"))));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
