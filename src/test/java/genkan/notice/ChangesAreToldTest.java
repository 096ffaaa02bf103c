package genkan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.LetterBox;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.member.UserId;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What members do is told to them by mail, in the transaction that does it. */
@RunningGenkan
class ChangesAreToldTest {

    private static final String NEW = "Engawa de Ocha 77";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    ContactAddresses addresses;

    @Autowired
    JdbcClient db;

    private Resident taro;
    private String address;
    private LetterBox letterBox;
    private Visitor browser;

    @BeforeEach
    void taroIsSignedIn() throws Exception {
        taro = residents.add();
        address = "of-" + taro.id().reference() + "@second.example";
        addresses.add(taro.id(), address, Instant.EPOCH);
        letterBox = new LetterBox(port);
        browser = new Visitor(port).with("User-Agent", FIREFOX);
        browser.signIn(taro);
    }

    @Test
    void tellsOfANewPasswordWhenAndOnWhichBrowser() throws Exception {
        setPassword();

        var lines = letterBox.lines(address, "パスワードが変更されました");
        assertThat(lines)
                .contains("試験 太郎 さま", "ブラウザ: Firefox (Linux)", "Browser: Firefox (Linux)")
                .anyMatch(line -> line.startsWith("日時: ") && line.endsWith("(JST)"))
                .anyMatch(line -> line.startsWith("http://localhost:8080/not-me/v1."));
        assertThat(String.join("\n", lines)).doesNotContain(NEW, taro.userId());
    }

    @Test
    void tellsOfANewUserIdWithoutNamingIt() throws Exception {
        var wanted = Residents.unused();
        setUserId(wanted, taro.password());

        var lines = letterBox.lines(address, "ユーザーIDが変更されました");
        assertThat(String.join("\n", lines)).doesNotContain(wanted.name()).doesNotContain(taro.userId());
    }

    @Test
    void saysNothingOfTheVeryFirstSignInAndTellsOfTheNextBrowser() throws Exception {
        browser.post("/sign-out", Map.of());
        browser.signIn(taro);
        assertThat(kinds()).isEmpty();

        new Visitor(port).with("User-Agent", FIREFOX).signIn(taro);

        assertThat(letterBox.lines(address, "新しいブラウザでログインがありました"))
                .contains("サービス: マイページ", "Service: My Page", "ブラウザ: Firefox (Linux)");
    }

    @Test
    void linksToThePublicAddressWhateverHostTheRequestNames() throws Exception {
        var stranger = new Visitor(port);
        var token = FORM_TOKEN.matcher(stranger.get("/sign-in").body());
        assertThat(token.find()).isTrue();
        var form =
                Visitor.encoded(Map.of("user-id", taro.userId(), "password", taro.password(), "_csrf", token.group(1)));
        var cookies = stranger.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));

        var answer = raw("POST /sign-in HTTP/1.1\r\nHost: evil.example"
                + "\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 666"
                + "\r\nX-Forwarded-Prefix: //evil.example\r\nForwarded: host=evil.example;proto=https"
                + "\r\nOrigin: http://evil.example\r\nReferer: http://evil.example/\r\nUser-Agent: evil.example"
                + "\r\nCookie: " + cookies
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\nConnection: close\r\n\r\n" + form);

        assertThat(answer).startsWith("HTTP/1.1 303");
        assertThat(letterBox.lines(address, "新しいブラウザでログインがありました"))
                .anyMatch(line -> line.startsWith("http://localhost:8080/not-me/v1."))
                .noneMatch(line -> line.contains("evil") || line.contains("666"));
    }

    private String raw(String request) throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void changesNothingThatCannotBeTold() throws Exception {
        db.sql("alter table outbox add constraint no_notice check (member_id <> "
                        + taro.id().value() + ") not valid")
                .update();
        try {
            assertThat(setPassword().statusCode()).isEqualTo(500);
        } finally {
            db.sql("alter table outbox drop constraint no_notice").update();
        }

        assertThat(opens(NEW)).isFalse();
        assertThat(opens(taro.password())).isTrue();
    }

    @Test
    void tellsEachChangeOnceAtEachAddress() throws Exception {
        setPassword();
        browser.post(
                "/my-page/password",
                Map.of("current-password", "wrong", "new-password", NEW + "!", "new-password-again", NEW + "!"));
        setUserId(Residents.unused(), NEW);

        assertThat(kinds()).containsExactlyInAnyOrder("PASSWORD_SET", "USER_ID_CHANGED");
        assertThat(db.sql("select count(*) from outbox where member_id = :member and topic = 'mail'")
                        .param("member", taro.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void emptiesTheLetterOnceItIsDelivered() throws Exception {
        setPassword();
        letterBox.lines(address, "パスワードが変更されました");

        for (var look = 0; look < 100 && !payloads().stream().allMatch(String::isEmpty); look++) {
            Thread.sleep(50);
        }
        assertThat(payloads()).hasSize(2).containsOnly("");
    }

    private HttpResponse<String> setPassword() throws Exception {
        return browser.post(
                "/my-page/password",
                Map.of("current-password", taro.password(), "new-password", NEW, "new-password-again", NEW));
    }

    private void setUserId(UserId wanted, String password) throws Exception {
        var answer = browser.post(
                "/my-page/user-id",
                Map.of("new-name", wanted.name(), "confirmed", "yes", "current-password", password));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private boolean opens(String password) throws Exception {
        return new Visitor(port).signIn(taro.userId(), password).statusCode() == 303;
    }

    private List<String> payloads() {
        return db.sql("select payload from outbox where member_id = :member and topic = 'mail'")
                .param("member", taro.id().value())
                .query((row, _) -> row.getString("payload"))
                .list();
    }

    private List<String> kinds() {
        return db.sql("select about from not_me where member_id = :member")
                .param("member", taro.id().value())
                .query((row, _) -> row.getString("about"))
                .list();
    }
}
