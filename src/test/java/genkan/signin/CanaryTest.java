package genkan.signin;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends marked strings through every way of signing in and looks for them where nothing of them may be. */
@RunningGenkan
class CanaryTest {

    private static final String WRONG = "Canary-Wrong-77-xq";
    private static final String RIGHT = "Canary-Right-88-xq";
    private static final String TYPED = "canary-typed-99-xq";
    private static final List<String> SECRET = List.of(WRONG, RIGHT, TYPED);

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    JdbcClient db;

    @Autowired
    Environment environment;

    @Test
    void leavesNothingOfAPasswordOrAnUnknownUserIdInLogsOrTables() throws Exception {
        var taro = residents.with().password(RIGHT).add();
        var before = log().length();

        for (var userId :
                List.of(taro.userId(), TYPED + "@aa2", TYPED, TYPED + "@evil.example", WRONG, WRONG + "@aa2")) {
            for (var password : List.of(WRONG, WRONG + "　", "ｗ" + WRONG, WRONG + "　", "")) {
                new Visitor(port).with("User-Agent", "Firefox/140.0").signIn(userId, password);
            }
        }
        for (int attempt = 0; attempt < 12; attempt++) {
            new Visitor(port).signIn(TYPED + "@aa2", WRONG);
        }
        var visitor = new Visitor(port);
        visitor.get("/sign-in?user-id=" + TYPED + "&password=" + WRONG);
        for (var garbled : List.of("%FF", "%FF%FE")) {
            var query = "?user-id=" + TYPED + garbled + "&password=" + WRONG + garbled;
            assertThat(visitor.get("/sign-in" + query).statusCode()).isEqualTo(400);
            assertThat(visitor.post("/sign-in" + query, Map.of()).statusCode()).isEqualTo(400);
        }
        visitor.postWithoutToken("/sign-in", Map.of("user-id", TYPED, "password", WRONG));
        visitor.post("/sign-in/language", Map.of("user-id", TYPED, "password", WRONG, "lang", "en"));
        visitor.signIn(taro);
        visitor.signIn(residents.with().password(RIGHT).add());
        withoutTable(() -> new Visitor(port).signIn(TYPED + "@aa2", WRONG));

        var log = log().substring(before);
        var tables = tables();
        assertThat(log)
                .contains("A member tried to sign in", taro.id().reference())
                .contains("A request failed by a fault of ours");
        assertThat(tables).contains(taro.member().contractNo());
        for (var secret : SECRET) {
            assertThat(log).doesNotContainIgnoringCase(secret);
            assertThat(tables)
                    .doesNotContainIgnoringCase(secret)
                    .doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private interface Visit {
        Object make() throws Exception;
    }

    private void withoutTable(Visit visit) throws Exception {
        db.sql("alter table user_id rename to away").update();
        try {
            visit.make();
        } finally {
            db.sql("alter table away rename to user_id").update();
        }
    }

    /** The file that operators read. */
    private String log() throws Exception {
        return Files.readString(Path.of(Objects.requireNonNull(environment.getProperty("logging.file.name"))));
    }

    private String tables() {
        var rows = new ArrayList<String>();
        var names = db.sql("select tablename from pg_tables where schemaname = 'public'")
                .query((row, _) -> row.getString("tablename"))
                .list();
        assertThat(names).contains("member", "gate_standing", "login_event", "device", "session");
        for (var name : names) {
            rows.addAll(db.sql("select t::text as line from %s t".formatted(name))
                    .query((row, _) -> row.getString("line"))
                    .list());
        }
        return String.join("\n", rows);
    }
}
