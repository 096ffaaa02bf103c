package genkan.mypage;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.gate.GateProperties;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Taro sets a new password (scenario 14). */
@RunningGenkan
class PasswordChangeTest {

    private static final String NEW = "Engawa-de-Il1O0-Ocha";
    private static final String FORM = "#setting-form";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    GateProperties gate;

    @Autowired
    TestClock clock;

    private Resident taro;
    private PlainBrowser visitor;

    @BeforeEach
    void taroIsSignedIn() {
        taro = residents.add();
        visitor = signedIn();
    }

    @Test
    void isReachedFromTheRegisteredInformationAndTheMenu() {
        visitor.open("/my-page/profile");

        assertThat(visitor.page().select("main a[href=/my-page/password], .menu a[href=/my-page/password]"))
                .hasSize(2);
    }

    @Test
    void isClosedToWhoeverIsNotSignedIn() {
        assertThat(new PlainBrowser(port).open("/my-page/password").path()).startsWith("/sign-in?to=");
    }

    @Test
    void opensTheDoorWithTheNewPasswordAndNoLongerWithTheOldOne() {
        change(taro.password(), NEW);

        assertThat(visitor.path()).isEqualTo("/my-page");
        assertThat(visitor.page().select(".told").text()).contains("新しいパスワード");
        assertThat(new PlainBrowser(port)
                        .open("/sign-in")
                        .signIn(taro.userId(), taro.password())
                        .codes())
                .startsWith("SS401");
        assertThat(new PlainBrowser(port)
                        .open("/sign-in")
                        .signIn(taro.userId(), NEW)
                        .path())
                .isEqualTo("/my-page");
    }

    @Test
    void signsOutEveryOtherBrowserAndNotThisOne() {
        var phone = signedIn();
        var hanako = residents.add();
        var hers = new PlainBrowser(port).open("/sign-in").signIn(hanako.userId(), hanako.password());

        change(taro.password(), NEW);

        assertThat(phone.open("/my-page").path()).startsWith("/sign-in");
        assertThat(visitor.open("/my-page").path()).isEqualTo("/my-page");
        assertThat(hers.open("/my-page").path()).isEqualTo("/my-page");
    }

    @ParameterizedTest
    @CsvSource({
        "too short, PW422-L",
        "'', PW422-L",
        "someone@mail.example, PW422-S",
        "Someone@Mail.Examplesomeone@mail.example, PW422-S",
        "1qaz2wsx3edc4rfv, PW422-P",
        "ManchesterUnited, PW422-P",
        "Engawa-de-Ocha－10, PW422-W",
        "'Engawa-de-Ocha-10 ', PW422-W",
        "えんがわでおちゃをいただきましょう, PW422-W",
        Residents.PASSWORD + ", PW409"
    })
    void saysWhatIsWrongWithTheNewPassword(String wanted, String code) {
        change(taro.password(), wanted);

        assertThat(visitor.codes()).startsWith(code);
        assertThat(visitor.page().select("input[type=password][value]")).isEmpty();
        assertStillOpensWith(taro.password());
    }

    @Test
    void refusesTheUserIdAsPassword() {
        var hanako = residents.with().userId("hanako.of-hinata@aa2").add();
        visitor.open("/signed-out");
        visitor = new PlainBrowser(port).open("/sign-in").signIn(hanako.userId(), hanako.password());

        change(hanako.password(), "HANAKO.of-hinata@aa2");

        assertThat(visitor.codes()).startsWith("PW422-S");
    }

    @Test
    void refusesTwoThatDiffer() {
        visitor.open("/my-page/password")
                .submit(
                        FORM,
                        Map.of(
                                "current-password", taro.password(),
                                "new-password", NEW,
                                "new-password-again", NEW.replace('l', 'I')));

        assertThat(visitor.codes()).startsWith("PW422-R");
        assertStillOpensWith(taro.password());
    }

    @Test
    void refusesTextsOfAnyLength() {
        change(taro.password(), "x".repeat(257));
        assertThat(visitor.codes()).startsWith("SS400-L");

        change("x".repeat(257), NEW);
        assertThat(visitor.codes()).startsWith("SS400-L");
        assertStillOpensWith(taro.password());
    }

    @Test
    void asksForTheCurrentPasswordWhereItIsMissing() {
        change("", NEW);

        assertThat(visitor.codes()).startsWith("SS400-B");
        assertThat(visitor.page().select("#current-password[aria-invalid=true]"))
                .hasSize(1);
    }

    @Test
    void isAnsweredWhereFieldsAreMissing() {
        visitor.open("/my-page/password");
        var token = visitor.page().expectFirst(FORM + " input[name=_csrf]").val();

        visitor.post("/my-page/password", Map.of("_csrf", token));
        assertThat(visitor.codes()).startsWith("PW422-L");

        visitor.post("/my-page/password", Map.of("new-password", NEW, "new-password-again", NEW));
        assertThat(visitor.page().text()).contains("SS409");
        assertStillOpensWith(taro.password());
    }

    @Test
    void tellsWhatMayHaveGoneWrongInTypingTheCurrentPassword() {
        change("ｋｕｒｏ１　", NEW);

        assertThat(visitor.codes()).startsWith("SS401", "SS401-W", "SS401-S", "SS401-K");
        assertThat(visitor.body()).doesNotContain("ｋｕｒｏ", NEW);
    }

    @Test
    void countsGuessesOfTheCurrentPasswordOnThisBrowserOnly() {
        for (int guess = 0; guess < gate.knownDevice().tries(); guess++) {
            change(Residents.guess(guess, taro.userId()), NEW);
            assertThat(visitor.codes()).startsWith("SS401");
        }

        change(taro.password(), NEW);

        assertThat(visitor.codes()).containsExactly("SS503");
        assertThat(visitor.status()).isEqualTo(429);
        assertThat(visitor.answer().headers().firstValue("Retry-After")).isPresent();
        assertStillOpensWith(taro.password());

        clock.advance(gate.knownDevice().each());
        change(taro.password(), NEW);
        assertThat(visitor.path()).isEqualTo("/my-page");
    }

    @Test
    void countsNothingForWhatTheTextShowsByItself() {
        for (int slip = 0; slip <= gate.knownDevice().tries(); slip++) {
            change("guess", "too short");
        }
        change(taro.password(), NEW);

        assertThat(visitor.path()).isEqualTo("/my-page");
    }

    private PlainBrowser signedIn() {
        return new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
    }

    private void change(String current, String wanted) {
        visitor.open("/my-page/password")
                .submit(
                        FORM,
                        Map.of("current-password", current, "new-password", wanted, "new-password-again", wanted));
    }

    private void assertStillOpensWith(String password) {
        assertThat(new PlainBrowser(port)
                        .open("/sign-in")
                        .signIn(taro.userId(), password)
                        .path())
                .isEqualTo("/my-page");
    }
}
