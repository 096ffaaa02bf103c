package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.AnotherGenkan;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.TestLine;
import genkan.Visitor;
import genkan.credential.Credentials;
import genkan.phone.RegisteredPhones;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Processes that are killed between the steps of a way back: what was shown and what was done is in the database. */
@RunningGenkan
class RecoveryRestartTest {

    private static final String NEW = "Yoru-no-Ame-ga-Yamu-7";
    private static final Pattern NUMBER = Pattern.compile("call-number\">.*?</span> ([-0-9]+)<");

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    RegisteredPhones phones;

    @Autowired
    Credentials credentials;

    @Autowired
    TestLine line;

    @Autowired
    TestClock clock;

    @Autowired
    AnotherGenkan another;

    @TempDir
    Path data;

    @Test
    void aProofOutlivesAKilledProcessAndWhatItWasUsedForIsDoneOnce() throws Exception {
        var taro = residents.add();
        var hanako = residents.add();
        var taros = called("password", taro);
        var hanakos = called("user-id", hanako);

        try (var first = another.start("killed-with-a-proof", data)) {
            var at = AnotherGenkan.portOf(first);
            assertThat(moved(taros, at).get("/recovery/now").body()).contains("id=\"setting-form\"");
            assertThat(moved(hanakos, at).get("/recovery/now").body()).contains("id=\"go-on\"");
            first.kill();
        }

        try (var second = another.start("killed-after-an-act", data)) {
            var at = AnotherGenkan.portOf(second);
            var asksForHerId = moved(hanakos, at);
            assertThat(setPassword(moved(taros, at), NEW)).isEqualTo(303);
            var asking = Thread.ofVirtual().start(() -> {
                try {
                    userId(asksForHerId);
                } catch (IOException killed) {
                    // It was shown, or it was not.
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            // The kill comes while the User ID is being shown, as likely as not; either end is right.
            Thread.sleep(3);
            second.kill();
            asking.join();
        }
        var set = hash(taro);

        try (var third = another.start("started-anew", data)) {
            var at = AnotherGenkan.portOf(third);
            assertThat(setPassword(moved(taros, at), "Another-" + NEW)).isEqualTo(410);
            assertThat(moved(taros, at).get("/recovery/now").statusCode()).isEqualTo(410);
            assertThat(userId(moved(hanakos, at)))
                    .as("shown now, or before the kill")
                    .isIn(200, 410);
            assertThat(userId(moved(hanakos, at))).as("shown again").isEqualTo(410);
        }
        assertThat(setPassword(moved(taros, port), "Another-" + NEW)).isEqualTo(410);
        assertThat(hash(taro)).isEqualTo(set);
        assertThat(new Visitor(port).signIn(taro.userId(), NEW).statusCode()).isEqualTo(303);
    }

    /** On a browser that knows the member; nobody has looked since the call came. */
    private Visitor called(String purpose, Resident member) throws Exception {
        var telephone = TestLine.newMobile();
        var since = clock.instant().minus(Duration.ofDays(400));
        phones.register(member.id(), telephone, since, since);
        var browser = new Visitor(port);
        browser.signIn(member);
        browser.post("/recovery/" + purpose, Map.of("by", "user-id", "user-id", member.userId()));
        var waiting = NUMBER.matcher(browser.get("/recovery/now").body());
        assertThat(waiting.find()).as("waits for a call").isTrue();
        line.call(telephone, waiting.group(1));
        return browser;
    }

    private static Visitor moved(Visitor browser, int to) {
        var there = new Visitor(to);
        there.cookies().putAll(browser.cookies());
        return there;
    }

    private static int setPassword(Visitor browser, String password) throws IOException, InterruptedException {
        var fields = Map.of("new-password", password, "new-password-again", password);
        return browser.post("/recovery/now/password", fields).statusCode();
    }

    private static int userId(Visitor browser) throws IOException, InterruptedException {
        return browser.post("/recovery/now/user-id", Map.of()).statusCode();
    }

    private String hash(Resident member) {
        return credentials.find(member.id()).orElseThrow().hash().phc();
    }
}
