package genkan.mypage;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.activity.SignInRecords;
import genkan.gate.GateProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a signed-in member sees. */
@RunningGenkan
class MyPageTest {

    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
    private static final Duration THE_JOURNAL_WRITES_WITHIN = Duration.ofSeconds(5);

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    SignInRecords records;

    @Autowired
    GateProperties gate;

    @Autowired
    TestClock clock;

    private Resident taro;
    private PlainBrowser visitor;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.add();
        visitor = new PlainBrowser(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/my-page", "/my-page/history", "/my-page/profile", "/services/webmail", "/sample/blog"})
    void isClosedToWhoeverIsNotSignedIn(String path) {
        assertThat(visitor.open(path).path()).startsWith("/sign-in?to=");
    }

    @Test
    void greetsTaroAndOpensHisServices() {
        signIn();

        assertThat(visitor.page().select("h1").text()).contains("試験 太郎");
        assertThat(visitor.page().select("a.service").eachAttr("href"))
                .contains("/services/webmail", "/services/blog", "/my-page/profile");
    }

    @Test
    void tellsTheLastSignInAndTheFailuresSince() {
        signIn();
        clock.advance(Duration.ofHours(3));
        new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), "a stranger's guess");
        clock.advance(Duration.ofHours(3));
        awaitRecords(2);

        visitor = new PlainBrowser(port);
        signIn();

        assertThat(visitor.page().select("main .notice.caution").text()).contains("1");
        assertThat(visitor.page().select("dl.facts time")).hasSize(1);
    }

    @Test
    void showsTheRegisteredInformation() {
        signIn();

        assertThat(visitor.open("/my-page/profile").page().text())
                .contains("試験 太郎", "シケン タロウ", taro.userId(), "someone@mail.example");
    }

    @Test
    void showsTheHistoryOfAllServicesNewestFirstWithFailuresAndTheLimit() {
        visitor.usingBrowser(IPHONE).open("/services/blog").signIn(taro.userId(), taro.password());
        clock.advance(Duration.ofMinutes(1));
        var stranger = new PlainBrowser(port).open("/services/webmail");
        for (int failure = 0; failure <= gate.strangers().tries(); failure++) {
            stranger.signIn(taro.userId(), Residents.guess(failure, taro.userId()));
        }
        awaitRecords(1 + gate.strangers().tries() + 1);

        var rows = visitor.open("/my-page/history").page().select("tbody tr");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).text()).contains("Webメール", "SS503");
        assertThat(rows.get(1).text())
                .contains("Webメール", "SS401", String.valueOf(gate.strangers().tries()));
        assertThat(rows.get(2).text()).contains("ブログ", "Safari (iPhone)");
        assertThat(visitor.body()).doesNotContain("guess");
    }

    @Test
    void filtersTheHistoryByServiceAndByFailures() {
        visitor.open("/services/blog").signIn(taro.userId(), taro.password());
        clock.advance(Duration.ofMinutes(1));
        new PlainBrowser(port).open("/services/webmail").signIn(taro.userId(), "a guess");
        awaitRecords(2);

        assertThat(services("/my-page/history?service=blog")).containsExactly("ブログ");
        assertThat(services("/my-page/history?service=&failures=true")).containsExactly("Webメール");
        assertThat(visitor.open("/my-page/history?service=mypage").page().select("tbody tr"))
                .isEmpty();
        assertThat(visitor.open("/my-page/history?service=nonsense").status()).isEqualTo(200);
    }

    @Test
    void signsOutTheBrowserThatTaroSaysWasNotHim() {
        var thief = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
        clock.advance(Duration.ofMinutes(1));
        signIn();

        var notMine = visitor.open("/my-page/history").page().select("tbody tr").get(1);
        visitor.post("/my-page/history/not-me", PlainBrowser.fields(notMine.expectFirst("form"), Map.of()));

        assertThat(visitor.path()).isEqualTo("/my-page/history");
        assertThat(visitor.page().select("tbody tr").get(1).classNames()).contains("disputed");
        assertThat(thief.open("/my-page").path()).startsWith("/sign-in");
        assertThat(visitor.open("/my-page").path()).isEqualTo("/my-page");
    }

    @Test
    void doesNotLetHanakoDisputeWhatIsTaros() {
        signIn();
        var taros = visitor.open("/my-page/history")
                .page()
                .expectFirst("input[name=record]")
                .val();
        var hanako = residents.add();
        var hers = new PlainBrowser(port).open("/sign-in").signIn(hanako.userId(), hanako.password());

        hers.open("/my-page/history");
        hers.post(
                "/my-page/history/not-me",
                PlainBrowser.fields(hers.page().expectFirst("tbody form"), Map.of("record", taros)));

        assertThat(hers.status()).isEqualTo(404);
        assertThat(visitor.open("/my-page").path()).isEqualTo("/my-page");
    }

    @Test
    void signsTaroOutEverywhereAtOnce() {
        var phone = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
        signIn();

        visitor.submit("form[action=/my-page/sign-out-everywhere]", Map.of());

        assertThat(visitor.path()).startsWith("/signed-out");
        assertThat(visitor.open("/my-page").path()).startsWith("/sign-in");
        assertThat(phone.open("/my-page").path()).startsWith("/sign-in");
    }

    @Test
    void asksAgainAfterALongPauseAndComesBackToThePage() {
        signIn();
        clock.advance(Duration.ofHours(13));

        visitor.open("/my-page/history");

        assertThat(visitor.path()).isEqualTo("/sign-in?to=%2Fmy-page%2Fhistory");
        assertThat(visitor.signIn(taro.userId(), taro.password()).path()).isEqualTo("/my-page/history");
    }

    private void signIn() {
        visitor.open("/sign-in").signIn(taro.userId(), taro.password());
        assertThat(visitor.path()).isEqualTo("/my-page");
    }

    private List<String> services(String path) {
        return visitor.open(path).page().select("tbody tr td:nth-child(2)").eachText();
    }

    /** Failures are written behind the answer's back, so a test waits for them. */
    private void awaitRecords(int rows) {
        var until = System.nanoTime() + THE_JOURNAL_WRITES_WITHIN.toNanos();
        while (records.newest(taro.id(), null, false).size() < rows && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
