package genkan.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.clerk.Colleagues.Colleague;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Midori and Kei did can be read by both. */
@RunningGenkan
class ClerkActsTest {

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    ClerkActs acts;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    private Colleagues colleagues;
    private Colleague midori;

    @BeforeEach
    void midoriIsAClerk() {
        colleagues = new Colleagues(staff, clock);
        midori = colleagues.add(Role.HELP_DESK);
    }

    @ParameterizedTest
    @EnumSource
    void areReadByEveryRole(Role role) {
        var browser = colleagues.signedIn(port, colleagues.add(role)).open("/operator/acts");

        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select(".clerk-acts tbody tr:first-child").text())
                .contains("ログイン", "127.0.0.1");
    }

    @Test
    void tellWhoCameInAndWhoDidNot() {
        Colleagues.signIn(new PlainBrowser(port), midori.name(), "wrong", colleagues.code(midori));
        var browser = colleagues.signedIn(port, midori);
        browser.submit("form[action=/operator/sign-out]", Map.of());

        assertThat(actsOf(midori.name())).isEqualTo("refused signed-in signed-out");
        assertThat(db.sql("select string_agg(what, ' ') from operator_act where who = 'command' and about = :name")
                        .param("name", midori.name())
                        .query(String.class)
                        .single())
                .isEqualTo("added");
    }

    @Test
    void neverKeepWhatNobodyIsCalled() {
        Colleagues.signIn(new PlainBrowser(port), "my-password-by-mistake", "wrong", "123456");

        assertThat(db.sql("select count(*) from operator_act where who || about like '%mistake%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(db.sql("select what from operator_act order by act_id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("refused");
    }

    @Test
    void leadFromTheNewestToTheOlder() {
        var browser = colleagues.signedIn(port, midori);
        for (int act = 0; act < 60; act++) {
            acts.note(midori.name(), "read", "no. " + act, "192.0.2.1");
        }

        browser.open("/operator/acts");
        assertThat(browser.page().select(".clerk-acts tbody tr")).hasSize(50);
        assertThat(browser.page().select(".clerk-acts tbody tr:first-child").text())
                .contains("no. 59");

        browser.open(browser.page().select("#older").attr("href"));
        assertThat(browser.page().select(".clerk-acts tbody tr:first-child").text())
                .contains("no. 9");
        assertThat(browser.page().select("#newest")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "99999999999999999999", "%00", "1e9"})
    void beginWithTheNewestForWhatIsNoNumber(String before) {
        var browser = colleagues.signedIn(port, midori).open("/operator/acts?before=" + before);

        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("#newest")).isEmpty();
    }

    @Test
    void showWhatIsNotedOfAsText() {
        var browser = colleagues.signedIn(port, midori);
        acts.note(midori.name(), "read", "<script>alert(1)</script>" + "x".repeat(300), "192.0.2.1");

        browser.open("/operator/acts");

        assertThat(browser.page().select(".clerk-acts script")).isEmpty();
        assertThat(browser.page().text()).contains("<script>alert(1)</script>xxx");
    }

    @Test
    void areForgottenAfterAYear() {
        acts.note(midori.name(), "read", "old", "192.0.2.1");
        acts.note(midori.name(), "read", "new", "192.0.2.1");
        db.sql("update operator_act set at = :long where who = :who and about = 'old'")
                .param("long", Timestamp.from(clock.instant().minus(Duration.ofDays(366))))
                .param("who", midori.name())
                .update();
        db.sql("update operator_act set at = :lately where who = :who and about = 'new'")
                .param("lately", Timestamp.from(clock.instant().minus(Duration.ofDays(364))))
                .param("who", midori.name())
                .update();

        acts.sweep();

        assertThat(db.sql("select about from operator_act where who = :who")
                        .param("who", midori.name())
                        .query(String.class)
                        .list())
                .containsExactly("new");
    }

    @Test
    void tellMidoriOfTheSignInBeforeThisOne() {
        var browser = colleagues.signedIn(port, midori);
        assertThat(browser.page().select("#before").text()).isEqualTo("記録はありません");

        Colleagues.signIn(browser, midori.name(), Colleagues.PASSWORD, colleagues.nextCode(midori));

        assertThat(browser.page().select("#before time")).hasSize(1);
        assertThat(browser.page().select("#before").text()).contains("127.0.0.1");
    }

    private String actsOf(String name) {
        return db.sql("select string_agg(what, ' ' order by act_id) from operator_act where who = :who")
                .param("who", name)
                .query(String.class)
                .single();
    }
}
