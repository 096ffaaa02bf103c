package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.LetterBox;
import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.credential.RecoveryCodes;
import genkan.credential.RecoveryCodes.Kind;
import genkan.member.MemberKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Faults that other providers' ways back had, each looked for in ours, over HTTP. */
@RunningGenkan
class RecoveryBugClassesTest {

    private static final String NEW = "Yoru-no-Ame-ga-Yamu-7";
    private static final List<String> STEPS = List.of("call", "mail", "code", "choice", "user-id", "limit", "password");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    RecoveryCodes codes;

    private Resident taro;
    private Resident hanako;
    private String mail;
    private PlainBrowser browser;

    @BeforeEach
    void twoMembers() {
        mail = "bugs-" + NUMBER.incrementAndGet() + "@mail.example";
        taro = residents.with().mail(mail).add();
        hanako = residents.add();
        browser = new PlainBrowser(port);
    }

    @Test
    void cve_2026_18963_noPasswordIsSetWithoutTheProof() {
        begin("password", taro.userId());

        setPassword();

        assertThat(browser.status()).isEqualTo(410);
        assertThat(opens(taro, taro.password())).isTrue();
        assertThat(opens(taro, NEW)).isFalse();
    }

    @Test
    void cve_2026_4325_and_37982_noProofIsUsedTwice() {
        begin("password", taro.userId());
        type(codes.make(taro.id(), Kind.SAVED).written());
        setPassword();
        assertThat(browser.path()).startsWith("/recovery/done");
        var token = browser.page().select("form[action=/sign-out] [name=_csrf]").val();

        browser.post(
                "/recovery/now/password",
                Map.of("_csrf", token, "new-password", "Another-" + NEW, "new-password-again", "Another-" + NEW));

        assertThat(browser.status()).isEqualTo(410);
        assertThat(opens(taro, NEW)).isTrue();
    }

    @Test
    void cve_2026_4282_noSecretOfAnotherKindIsTakenForAProof() throws Exception {
        new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
        var elsewhere = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
        var strangers = new ArrayList<>(elsewhere.cookies().values());
        strangers.add(new LetterBox(port).notMe(mail, "ログイン"));
        strangers.add(codes.make(hanako.id(), Kind.SAVED).written());
        begin("password", taro.userId());

        // Fewer than are too many for one recovery.
        for (var stranger : strangers.reversed().subList(0, 4)) {
            type(stranger);
        }

        setPassword();
        assertThat(opens(taro, taro.password())).isTrue();
    }

    @Test
    void cve_2025_49443_noStepIsPassedByAnEmptyRepeatedOrUntimelyForm() {
        begin("password", taro.userId());
        var token = browser.page().select("[name=_csrf]").val();
        for (var step : STEPS) {
            for (var fields : List.of(
                    Map.of("_csrf", token),
                    Map.of("_csrf", token, "code", "", "member", "", "birth-date", "", "new-password", ""),
                    Map.of("_csrf", token, "code", "null", "member", "-1", "birth-date", "0000-00-00"),
                    Map.of("_csrf", token, "new-password", NEW, "new-password-again", NEW, "member", "0"))) {
                browser.post("/recovery/now/" + step, fields);

                assertThat(browser.status()).as("%s %s", step, fields.keySet()).isLessThan(500);
                assertThat(browser.cookies()).doesNotContainKey("genkan-session");
            }
        }
        assertThat(opens(taro, taro.password())).isTrue();
    }

    @Test
    void cve_2023_26481_whatProvesOneMemberSetsNobodyElsesPassword() {
        begin("password", hanako.userId());
        type(codes.make(taro.id(), Kind.SAVED).written());
        setPassword();
        assertThat(browser.status()).as("Taro's code, Hanako's claim").isEqualTo(410);

        begin("password", taro.userId());
        type(codes.make(taro.id(), Kind.SAVED).written());
        var form = new HashMap<>(PlainBrowser.fields(
                browser.page().expectForm("#setting-form"), Map.of("new-password", NEW, "new-password-again", NEW)));
        form.put("user-id", hanako.userId());
        form.put("member", hanako.id().reference());
        browser.post("/recovery/now/password", form);

        assertThat(opens(taro, NEW)).isTrue();
        assertThat(opens(hanako, hanako.password())).isTrue();
    }

    @Test
    void cve_2025_52553_aRecoveryIsOfNoUseInAnotherBrowser() {
        begin("password", taro.userId());
        type(codes.make(taro.id(), Kind.SAVED).written());
        var other = new PlainBrowser(port).open("/recovery/now");

        assertThat(other.status()).isEqualTo(410);
    }

    @Test
    void cve_2026_4633_2023_39522_and_ghsa_pvm5_theAnswersToNobodyAreThoseToAMember() {
        var office = residents.with().kind(MemberKind.CORPORATE).add();
        for (var purpose : List.of("user-id", "password", "limit")) {
            var member = transcript(purpose, taro.userId());

            assertThat(transcript(purpose, office.userId())).isEqualTo(member);
            assertThat(transcript(purpose, Residents.unused().canonical())).isEqualTo(member);
        }
    }

    @Test
    void cve_2023_49097_and_2025_64101_noMailLeadsToAHostThatARequestNamed() throws Exception {
        browser.usingHeader("X-Forwarded-Host", "evil.example").usingHeader("Forwarded", "host=evil.example");
        begin("password", taro.userId());
        type(codes.make(taro.id(), Kind.SAVED).written());
        setPassword();

        assertThat(new LetterBox(port).lines(mail, "パスワード"))
                .anyMatch(line -> line.startsWith("http://localhost:8080/not-me/v1."))
                .noneMatch(line -> line.contains("evil"));
    }

    private void begin(String purpose, String userId) {
        browser.open("/recovery/" + purpose).submit("#claim-form", Map.of("by", "user-id", "user-id", userId));
    }

    private void type(String code) {
        browser.open("/recovery/now");
        var token = browser.page().select("[name=_csrf]").val();
        browser.post("/recovery/now/code", Map.of("_csrf", token, "code", code));
    }

    private void setPassword() {
        var token = browser.page().select("[name=_csrf]").val();
        browser.post("/recovery/now/password", Map.of("_csrf", token, "new-password", NEW, "new-password-again", NEW));
    }

    /** What the claim, the waiting page, a mailed code and a wrong code answer, but for what every answer has of its own. */
    private String transcript(String purpose, String userId) {
        browser = new PlainBrowser(port);
        var seen = new StringBuilder();
        begin(purpose, userId);
        seen.append(normalized(userId));
        browser.submit("#mail-form", Map.of());
        seen.append(normalized(userId));
        browser.submit("#mailed-code-form", Map.of("code", "00000000"));
        return seen.append(normalized(userId)).toString();
    }

    private String normalized(String userId) {
        var headers = browser.answer().headers().map().keySet();
        return browser.status() + " " + headers
                + browser.body()
                        .replace(userId, "ID")
                        .replaceAll("(name=\"_csrf\" value=\")[^\"]*", "$1")
                        .replaceAll("nonce=\"[^\"]*", "nonce=\"")
                        .replaceAll("<path d=\"M[^\"]*", "dots")
                        .replaceAll("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", "TRACE")
                        .replaceAll("[\\d:+-]{2,}|\\d", "#");
    }

    private boolean opens(Resident member, String password) {
        return new PlainBrowser(port)
                .open("/sign-in")
                .signIn(member.userId(), password)
                .path()
                .equals("/my-page");
    }
}
