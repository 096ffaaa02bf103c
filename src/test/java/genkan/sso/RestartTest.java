package genkan.sso;

import static genkan.sso.Relying.json;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.Partners;
import genkan.Program;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.database.DatabaseAccess;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** What counts is in the database: each step is taken by a Genkan that knows nothing of the step before. */
@RunningGenkan
class RestartTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    @Autowired
    private DatabaseAccess database;

    @Autowired
    private Environment environment;

    @TempDir
    private Path data;

    @Test
    @DisplayName("CVE-2026-9802: a restart revives what was spent")
    void forgetsNothingThatWasSpentWhenGenkanIsStartedAnew() throws Exception {
        var client = partners.add();
        var taro = residents.add();
        var browser = new Visitor(port);
        browser.signIn(taro);
        var before = new Relying(port, client);
        var code = before.code(browser);
        var spentCode = before.code(browser);
        var spent = json(before.redeem(spentCode));

        try (var started = started()) {
            var after = new Relying(
                    Integer.parseInt(started.says(Pattern.compile("is ready: http://localhost:(\\d+)"))
                            .group(1)),
                    client);

            var tokens = json(after.redeem(code));
            assertThat(before.userInfo(tokens.get("access_token").asString()).statusCode())
                    .isEqualTo(200);
            var next = json(before.refresh(tokens.get("refresh_token").asString()));
            assertThat(after.userInfo(next.get("access_token").asString()).statusCode())
                    .isEqualTo(200);

            assertThat(after.refresh(tokens.get("refresh_token").asString()).statusCode())
                    .as("the rotated refresh token")
                    .isEqualTo(400);
            assertThat(before.refresh(next.get("refresh_token").asString()).statusCode())
                    .as("its family")
                    .isEqualTo(400);
            assertThat(before.userInfo(next.get("access_token").asString()).statusCode())
                    .isEqualTo(401);

            assertThat(after.redeem(spentCode).statusCode())
                    .as("the spent code")
                    .isEqualTo(400);
            assertThat(before.userInfo(spent.get("access_token").asString()).statusCode())
                    .as("what came of it")
                    .isEqualTo(401);

            var last = json(before.redeem(before.code(browser)));
            before.revoke(last.get("refresh_token").asString());
            assertThat(after.userInfo(last.get("access_token").asString()).statusCode())
                    .as("what was revoked")
                    .isEqualTo(401);
        }
    }

    private Program started() {
        var seal = Path.of(Objects.requireNonNull(environment.getProperty("genkan.data")), "seal.key");
        return Program.start(
                "restart",
                data,
                Map.of(
                        "GENKAN_CONFIG", "",
                        "GENKAN_DATA", data.resolve("data").toString(),
                        "GENKAN_DB_URL", database.jdbcUrl(),
                        "GENKAN_DB_USER", database.user(),
                        "GENKAN_DB_PASSWORD", database.password(),
                        "GENKAN_SEAL_KEYFILE", seal.toAbsolutePath().toString(),
                        "GENKAN_SAMPLE_LOAD", "off",
                        "GENKAN_PORT", "0",
                        "GENKAN_MANAGEMENT_PORT", "0"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        withoutTests(),
                        "genkan.Genkan"),
                "the JDK is gone");
    }

    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
