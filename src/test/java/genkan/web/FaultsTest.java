package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningGenkan
class FaultsTest {

    private static final Pattern REFERENCE = Pattern.compile("\\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\\b");

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    JdbcClient db;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger().detachAppender(log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id",
                "user_id_skeleton",
                "gate_standing",
                "password_credential",
                "member",
                "session",
                "login_event"
            })
    void areOursAndNeverTheMembersWhicheverTableIsAway(String table) throws Exception {
        var taro = residents.add();
        var visitor = new Visitor(port);
        visitor.get("/sign-in");

        var answer = without(table, () -> visitor.signIn(taro));

        assertOurFault(answer);
        assertThat(visitor.get("/my-page").statusCode()).as("not signed in").isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "member"})
    void doNotLookLikeBeingSignedOut(String table) throws Exception {
        var visitor = new Visitor(port);
        visitor.signIn(residents.add());

        var answer = without(table, () -> visitor.get("/my-page"));

        assertOurFault(answer);
        assertThat(visitor.get("/my-page").statusCode()).isEqualTo(200);
    }

    @Test
    void areOursWhereAPageCannotBeShown() throws Exception {
        var visitor = new Visitor(port);
        visitor.signIn(residents.add());

        assertOurFault(without("login_event", () -> visitor.get("/my-page/history")));
    }

    @Test
    void areNotToldInDetail() throws Exception {
        var visitor = new Visitor(port);
        visitor.signIn(residents.add());

        var answer = without("login_event", () -> visitor.get("/my-page/history"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .doesNotContainIgnoringCase("exception")
                .doesNotContainIgnoringCase("select ")
                .doesNotContain("genkan.activity.SignInRecords")
                .doesNotContain("org.springframework");
    }

    @Test
    void areNoneWhereThereIsSimplyNoSuchPage() throws Exception {
        var visitor = new Visitor(port);
        visitor.signIn(residents.add());

        var answer = visitor.get("/no-such-page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("SY404");
        assertThat(log.list).isEmpty();
    }

    @Test
    void doNotTellAStrangerWhichPagesThereAre() throws Exception {
        var visitor = new Visitor(port);

        assertThat(visitor.get("/no-such-page").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/my-page").statusCode()).isEqualTo(302);
    }

    private void assertOurFault(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("SS500").doesNotContain("SS401");
        assertThat(log.list).anySatisfy(event -> assertThat(event.getLevel()).isEqualTo(Level.ERROR));
        var traces = log.list.stream()
                .map(event -> event.getMDCPropertyMap().getOrDefault("trace", ""))
                .distinct()
                .toList();
        assertThat(traces).singleElement().asString().matches(REFERENCE);
        assertThat(references(answer.body())).isNotEmpty().allMatch(traces::contains);
    }

    private static List<String> references(String body) {
        return REFERENCE.matcher(body).results().map(MatchResult::group).toList();
    }

    private <T> T without(String table, Callable<T> visit) throws Exception {
        db.sql("alter table %s rename to away".formatted(table)).update();
        try {
            return visit.call();
        } finally {
            db.sql("alter table away rename to " + table).update();
        }
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(ErrorPages.class);
    }
}
