package genkan.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.AnotherGenkan;
import genkan.PlainBrowser;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import genkan.clerk.ClerkSignIn.Outcome;
import genkan.clerk.Colleagues.Colleague;
import genkan.credential.Password;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Midori answers members, Kei writes the help; both come in by the operators' door. */
@RunningGenkan
class ClerkSignInTest {

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    ClerkSignIn signIn;

    @Autowired
    ClerkSessions sessions;

    @Autowired
    Residents residents;

    @Autowired
    AnotherGenkan another;

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

    @Test
    void letsMidoriIn() {
        var browser = colleagues.signedIn(port, midori);

        assertThat(browser.path()).isEqualTo("/operator");
        assertThat(browser.page().select("#clerk-name").text()).isEqualTo(midori.name());
        assertThat(browser.page().select("#clerk-role").text()).isEqualTo("ヘルプデスク");
    }

    @Test
    void readsANameInCapitalsAndACodeInFullWidthInTwoGroups() {
        var code = colleagues.code(midori);
        var wide = code.chars()
                .map(digit -> digit - '0' + '０')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .insert(3, '　')
                .toString();

        var browser = Colleagues.signIn(
                new PlainBrowser(port), " " + midori.name().toUpperCase(Locale.ROOT), Colleagues.PASSWORD, wide);

        assertThat(browser.path()).isEqualTo("/operator");
    }

    @Test
    void refusesAnUnknownNameInTheSameBytesAsAWrongPasswordAWrongCodeAndADisabledClerk() throws Exception {
        var gone = colleagues.add(Role.EDITOR);
        var goneCode = colleagues.code(gone);
        staff.disable(gone.name());
        var code = colleagues.code(midori);

        var bodies = Stream.of(
                        Map.of("name", "nobody-here", "password", Colleagues.PASSWORD, "code", code),
                        Map.of("name", midori.name(), "password", "wrong", "code", code),
                        Map.of("name", midori.name(), "password", Colleagues.PASSWORD, "code", "000000"),
                        Map.of("name", midori.name(), "password", "", "code", ""),
                        Map.of("name", gone.name(), "password", Colleagues.PASSWORD, "code", goneCode))
                .map(this::refusal)
                .toList();

        assertThat(bodies.getFirst()).contains("確認できませんでした");
        assertThat(bodies).containsOnly(bodies.getFirst());
    }

    private String refusal(Map<String, String> typed) {
        var browser = new PlainBrowser(port).open("/operator/sign-in").submit("#clerk-sign-in", typed);
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.cookies()).doesNotContainKey("genkan-operator");
        return browser.body()
                .replace(typed.get("name"), "NAME")
                .replaceAll("nonce=\"[^\"]*\"|name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    void neverShowsThePasswordOrTheCodeAgain() {
        var browser = Colleagues.signIn(new PlainBrowser(port), midori.name(), "Kore-wa-Himitsu-55", "314159");

        assertThat(browser.body()).doesNotContain("Kore-wa-Himitsu-55").doesNotContain("314159");
        assertThat(browser.page().select("#name").val()).isEqualTo(midori.name());
    }

    @Test
    void spendsACodeOnce() {
        clock.stop();
        var code = colleagues.code(midori);

        assertThat(attempt(code)).isInstanceOf(Outcome.SignedIn.class);
        assertThat(attempt(code)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void takesNoOlderCodeAfterANewerOne() {
        clock.stop();
        var code = colleagues.code(midori);

        assertThat(attempt(colleagues.nextCode(midori))).isInstanceOf(Outcome.SignedIn.class);
        assertThat(attempt(code)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void keepsTheCodeGoodAfterAWrongPassword() {
        clock.stop();
        var code = colleagues.code(midori);
        signIn.attempt(midori.name(), Password.of("wrong"), code, "192.0.2.1");

        assertThat(attempt(code)).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void spendsACodeOnceHoweverManyArriveTogether() throws Exception {
        clock.stop();
        var code = colleagues.code(midori);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 8)
                    .<Callable<Outcome>>mapToObj(_ -> () -> attempt(code))
                    .toList();
            var in = 0;
            for (var outcome : threads.invokeAll(tries)) {
                in += outcome.get() instanceof Outcome.SignedIn ? 1 : 0;
            }

            assertThat(in).isEqualTo(1);
        }
    }

    @Test
    void spendsACodeOnceAlsoOnTwoNodes() throws Exception {
        try (var second = another.start("clerks-on-two-nodes", folder)) {
            var there = AnotherGenkan.portOf(second);
            var code = colleagues.code(midori);

            var here = Colleagues.signIn(new PlainBrowser(port), midori.name(), Colleagues.PASSWORD, code);
            var repeated = Colleagues.signIn(new PlainBrowser(there), midori.name(), Colleagues.PASSWORD, code);

            assertThat(here.path()).isEqualTo("/operator");
            assertThat(repeated.path()).isEqualTo("/operator/sign-in");
            var next = Colleagues.signIn(
                    new PlainBrowser(there), midori.name(), Colleagues.PASSWORD, colleagues.nextCode(midori));
            assertThat(next.path()).isEqualTo("/operator");
        }
    }

    @Test
    void stopsGuessesAtOneNameAndTellsTheWait() {
        clock.stop();
        var browser = new PlainBrowser(port);
        for (int guess = 0; guess < 10; guess++) {
            assertThat(Colleagues.signIn(browser, midori.name(), Colleagues.PASSWORD, "00000" + guess)
                            .status())
                    .isEqualTo(200);
        }

        var limited = Colleagues.signIn(browser, midori.name(), Colleagues.PASSWORD, colleagues.code(midori));

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.page().select("#refusal").text()).contains("約3分後");
        assertThat(limited.answer().headers().firstValue("Retry-After")).contains("180");
        clock.advance(Duration.ofMinutes(3));
        assertThat(Colleagues.signIn(browser, midori.name(), Colleagues.PASSWORD, colleagues.code(midori))
                        .path())
                .isEqualTo("/operator");
    }

    @Test
    void stopsGuessesAtANameThatNobodyHasAlike() {
        clock.stop();
        var name = "nobody-" + System.nanoTime();
        for (int guess = 0; guess < 10; guess++) {
            assertThat(signIn.attempt(name, Password.of("x"), "1", "192.0.2.2")).isInstanceOf(Outcome.Refused.class);
        }

        assertThat(signIn.attempt(name, Password.of("x"), "1", "192.0.2.3"))
                .isInstanceOfSatisfying(
                        Outcome.Limited.class,
                        limited ->
                                assertThat(limited.left()).isBetween(Duration.ofSeconds(179), Duration.ofMinutes(3)));
    }

    @Test
    void keepsTheSessionToItsOwnPartOfTheSite() throws Exception {
        var visitor = new Visitor(port);
        var answer = visitor.post(
                "/operator/sign-in",
                Map.of("name", midori.name(), "password", Colleagues.PASSWORD, "code", colleagues.code(midori)));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("genkan-operator="))
                .singleElement()
                .asString()
                .contains("Path=/operator", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Max-Age", "Expires");
    }

    @Test
    void opensNothingForAMember() throws Exception {
        var visitor = new Visitor(port);
        visitor.signIn(residents.add());
        assertThat(visitor.get("/my-page").statusCode()).isEqualTo(200);
        visitor.cookies().put("genkan-operator", visitor.cookies().get("genkan-session"));

        for (var path : List.of("/operator", "/operator/acts", "/operator/no-such-page", "/operator/")) {
            var answer = visitor.get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).contains("/operator/sign-in");
        }
    }

    @Test
    void opensNoMembersPageForAClerk() throws Exception {
        var browser = colleagues.signedIn(port, midori);
        var secret = browser.cookies().get("genkan-operator");
        browser.cookies().put("genkan-session", secret);

        assertThat(browser.open("/my-page").path()).startsWith("/sign-in");
        assertThat(browser.open("/operator").path()).isEqualTo("/operator");
    }

    @Test
    void endsTheSessionAfterHalfAnHour() {
        var browser = colleagues.signedIn(port, midori);
        age("last_seen", Duration.ofMinutes(29));
        assertThat(browser.open("/operator").path()).isEqualTo("/operator");

        age("last_seen", Duration.ofMinutes(31));

        assertThat(browser.open("/operator").path()).isEqualTo("/operator/sign-in");
    }

    @Test
    void keepsWhoIsBusyIn() {
        var browser = colleagues.signedIn(port, midori);
        age("last_seen", Duration.ofMinutes(29));
        browser.open("/operator/acts");

        assertThat(db.sql("select last_seen > :lately from operator_session join operator using (operator_id) "
                                + "where name = :name")
                        .param("lately", Timestamp.from(clock.instant().minus(Duration.ofMinutes(1))))
                        .param("name", midori.name())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void endsTheSessionAfterTenHoursHoweverBusy() {
        var browser = colleagues.signedIn(port, midori);
        assertThat(db.sql("""
                                select extract(epoch from expires_at - signed_in_at)
                                  from operator_session join operator using (operator_id)
                                 where name = :name
                                """).param("name", midori.name()).query(Long.class).single())
                .isEqualTo(Duration.ofHours(10).toSeconds());

        age("expires_at", Duration.ofHours(10));

        assertThat(browser.open("/operator").path()).isEqualTo("/operator/sign-in");
    }

    @Test
    void sweepsWhatIsOver() {
        var browser = colleagues.signedIn(port, midori);
        age("last_seen", Duration.ofMinutes(31));

        sessions.sweep();

        assertThat(sessionsOf(midori)).isZero();
        assertThat(browser.open("/operator").path()).isEqualTo("/operator/sign-in");
    }

    @Test
    void endsTheSessionOnSigningOut() throws Exception {
        var browser = colleagues.signedIn(port, midori);
        var secret = browser.cookies().get("genkan-operator");

        browser.submit("form[action=/operator/sign-out]", Map.of());

        assertThat(browser.path()).isEqualTo("/operator/sign-in");
        assertThat(browser.cookies()).doesNotContainKey("genkan-operator");
        browser.cookies().put("genkan-operator", secret);
        assertThat(browser.open("/operator").path()).isEqualTo("/operator/sign-in");
    }

    @Test
    void beginsEverySessionUnderANewSecretAndEndsTheOneBefore() {
        var browser = colleagues.signedIn(port, midori);
        var before = browser.cookies().get("genkan-operator");

        Colleagues.signIn(browser, midori.name(), Colleagues.PASSWORD, colleagues.nextCode(midori));

        assertThat(browser.cookies().get("genkan-operator")).isNotEqualTo(before);
        assertThat(sessionsOf(midori)).isEqualTo(1);
    }

    @Test
    void endsAtOnceForWhoIsDisabled() {
        var browser = colleagues.signedIn(port, midori);

        staff.disable(midori.name());

        assertThat(browser.open("/operator").path()).isEqualTo("/operator/sign-in");
        staff.enable(midori.name());
        assertThat(browser.open("/operator").path()).isEqualTo("/operator/sign-in");
        assertThat(attempt(colleagues.nextCode(midori))).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void takesNoOldPasswordOrCodeAfterAReset() {
        var browser = colleagues.signedIn(port, midori);

        var given = staff.reset(midori.name(), "Suzumushi-no-Koe-44");

        assertThat(browser.open("/operator").path()).isEqualTo("/operator/sign-in");
        assertThat(attempt(colleagues.nextCode(midori))).isInstanceOf(Outcome.Refused.class);
        var renewed = new Colleague(midori.name(), ((Staff.Outcome.Given) given).totp());
        assertThat(signIn.attempt(
                        midori.name(), Password.of("Suzumushi-no-Koe-44"), colleagues.nextCode(renewed), "192.0.2.1"))
                .isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void keepsNeitherThePasswordNorTheSecretInClear() {
        var row = db.sql("select password, totp_secret from operator where name = :name")
                .param("name", midori.name())
                .query()
                .singleRow();

        assertThat(row.values())
                .allSatisfy(
                        kept -> assertThat(kept.toString()).startsWith("s1.").doesNotContain("argon2id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1.0.AAAA", "v1.zzzzzzzzzzzzzzzz.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x"})
    void takesNoCookieThatIsNotOurs(String cookie) throws Exception {
        var visitor = new Visitor(port);
        visitor.cookies().put("genkan-operator", cookie);

        assertThat(visitor.get("/operator").statusCode()).isEqualTo(302);
    }

    @Test
    void doesNothingForAFormWithoutItsToken() throws Exception {
        var visitor = new Visitor(port);

        var answer = visitor.postWithoutToken(
                "/operator/sign-in",
                Map.of("name", midori.name(), "password", Colleagues.PASSWORD, "code", colleagues.code(midori)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("SS409").contains("href=\"/operator\"");
        assertThat(visitor.cookies()).doesNotContainKey("genkan-operator");
        assertThat(attempt(colleagues.code(midori))).isInstanceOf(Outcome.SignedIn.class);
    }

    private Outcome attempt(String code) {
        return signIn.attempt(midori.name(), Password.of(Colleagues.PASSWORD), code, "192.0.2.1");
    }

    private int sessionsOf(Colleague clerk) {
        return db.sql("select count(*) from operator_session join operator using (operator_id) where name = :name")
                .param("name", clerk.name())
                .query(Integer.class)
                .single();
    }

    /** As if it had been so long ago. */
    private void age(String column, Duration by) {
        db.sql(
                        "update operator_session set " + column + " = " + column
                                + " - :seconds * interval '1 second' where operator_id = (select operator_id from operator where name = :name)")
                .param("seconds", by.toSeconds())
                .param("name", midori.name())
                .update();
    }
}
