package genkan.sso;

import static genkan.sso.Relying.json;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.AnotherGenkan;
import genkan.Partners;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

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
    private AnotherGenkan another;

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

        try (var started = another.start("restart", data)) {
            var after = new Relying(AnotherGenkan.portOf(started), client);

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
}
