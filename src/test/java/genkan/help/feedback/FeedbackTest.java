package genkan.help.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.RunningGenkan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether help helps: what readers say, and what they do. */
@RunningGenkan
class FeedbackTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Days days;

    @Autowired
    JdbcClient db;

    private PlainBrowser browser;

    @BeforeEach
    void aReader() {
        browser = new PlainBrowser(port);
    }

    @Test
    void thanksForAVoteAndShowsIt() {
        browser.open("/help/articles/passkey?to=/services/webmail");
        assertThat(pressed()).isEmpty();

        vote("yes");

        assertThat(browser.path()).startsWith("/help/articles/passkey?to=%2Fservices%2Fwebmail");
        assertThat(browser.page().select("#vote-thanks").text()).isEqualTo("ご回答ありがとうございます。");
        assertThat(pressed()).containsExactly("yes");
        browser.open("/help/articles/passkey");
        assertThat(pressed()).containsExactly("yes");
    }

    @Test
    void asksWhyAnArticleDidNotHelpAndLetsTheVoteBeChanged() {
        var before = votes("codes/SS409").size();
        browser.open("/help/codes/SS409");
        assertThat(browser.page().select("#why-form")).isEmpty();

        vote("no");
        browser.submit("#why-form", Map.of("why", "did-not-work"));

        assertThat(browser.page().select("#why-form input[checked]").eachAttr("value"))
                .containsExactly("did-not-work");
        assertThat(votes("codes/SS409")).hasSize(before + 1).contains("no DID_NOT_WORK");
        vote("yes");
        assertThat(votes("codes/SS409")).hasSize(before + 1).contains("yes");
        assertThat(browser.page().select("#why-form")).isEmpty();
    }

    @Test
    void countsNoVoteAboutAVersionThatIsNoMore() {
        var before = votes("codes/SS409").size();
        browser.open("/help/codes/SS409");

        browser.submit("#vote-form", Map.of("helpful", "yes", "version", "00000000"));

        assertThat(browser.status()).isEqualTo(200);
        assertThat(votes("codes/SS409")).hasSize(before);
    }

    @Test
    void knowsNoArticleThatDoesNotExist() {
        browser.open("/help/codes/SS409");

        browser.submit("#vote-form", Map.of("helpful", "yes", "article", "parts/limit"));

        assertThat(browser.status()).isEqualTo(404);
    }

    @Test
    void seesThatAReaderIsSoonLetIn() {
        var taro = residents.add();
        days.writeDown();
        var before = day("codes/SS451");

        browser.open("/help/codes/SS451");
        browser.open("/sign-in").signIn(taro.userId(), taro.password());
        browser.open("/help/codes/SS451");
        browser.open("/my-page");
        days.writeDown();

        assertThat(day("codes/SS451")).isEqualTo(new Day(before.views() + 2, before.solved() + 1));
    }

    private record Day(long views, long solved) {}

    private Day day(String article) {
        return db.sql("""
                        select coalesce(sum(views), 0) as views, coalesce(sum(solved), 0) as solved
                          from article_day where article = :article
                        """).param("article", article).query(Day.class).single();
    }

    private List<String> votes(String article) {
        return db.sql("""
                        select case when helpful then 'yes' else 'no ' || coalesce(why, '') end
                          from article_vote where article = :article
                        """)
                .param("article", article)
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    private void vote(String helpful) {
        browser.submit("#vote-form", Map.of("helpful", helpful));
    }

    private List<String> pressed() {
        return browser.page().select("#vote-form button[aria-pressed=true]").eachAttr("value");
    }
}
