package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecords;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who we are is what the operator says, never what a request says (mails and redirects to another's site). */
@RunningGenkan
class HostileHostTest {

    private static final String EVIL = "evil.example";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    SignInRecords records;

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
    void leavesTheAddressInTheHistoryAlone() throws Exception {
        var taro = residents.add();

        new Visitor(port)
                .with("X-Forwarded-For", "6.6.6.6")
                .with("Forwarded", "for=6.6.6.6")
                .with("X-Real-IP", "6.6.6.6")
                .signIn(taro);

        assertThat(records.newest(taro.id(), null, false))
                .singleElement()
                .extracting(SignInRecord::address)
                .isIn("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
