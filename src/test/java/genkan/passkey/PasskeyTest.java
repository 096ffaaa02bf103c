package genkan.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecord.Result;
import genkan.activity.SignInRecords;
import genkan.member.MemberStatus;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passkeys over HTTP, with devices that lie. */
@RunningGenkan
class PasskeyTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Passkeys passkeys;

    @Autowired
    SignInRecords records;

    @Autowired
    SpentChallenges spent;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Resident taro;
    private Visitor home;
    private Visitor elsewhere;
    private Device phone;

    @BeforeEach
    void taroHasAPasskey() throws Exception {
        taro = residents.add();
        home = new Visitor(port);
        home.signIn(taro);
        phone = new Device();
        assertThat(leadsTo(phone.register(home))).isEqualTo("/my-page");
        elsewhere = new Visitor(port);
    }

    @Test
    void signsTaroInWithoutUserIdOrPassword() throws Exception {
        var answer = phone.signIn(elsewhere);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(elsewhere.get("/my-page").body()).contains(taro.member().name());
        assertThat(elsewhere.cookies()).containsKey("genkan-device");
        assertThat(newest()).satisfies(line -> {
            assertThat(line.method()).isEqualTo(Method.PASSKEY);
            assertThat(line.result()).isEqualTo(Result.OK);
            assertThat(line.deviceId()).isNotNull();
        });
        assertThat(elsewhere.get("/my-page/history").body()).contains("パスキー");
    }

    @Test
    void leadsOnToThePageWanted() throws Exception {
        var fields = phone.signed(Device.asked(elsewhere, "/sign-in/passkey"));
        fields.put("to", "/my-page/history?service=blog");

        assertThat(leadsTo(elsewhere.post("/sign-in/passkey", fields))).isEqualTo("/my-page/history?service=blog");
    }

    @Test
    void leadsToNoOtherSite() throws Exception {
        var fields = phone.signed(Device.asked(elsewhere, "/sign-in/passkey"));
        fields.put("to", "//evil.example/");

        assertThat(leadsTo(elsewhere.post("/sign-in/passkey", fields))).isEqualTo("/my-page");
    }

    @Test
    void asksTheSameOfEverybody() throws Exception {
        var stranger = Device.asked(elsewhere, "/sign-in/passkey").get("options");
        var known = Device.asked(home, "/sign-in/passkey").get("options");

        assertThat(stranger.get("allowCredentials")).isEmpty();
        assertThat(stranger.get("rpId").asString()).isEqualTo("localhost");
        assertThat(stranger.get("userVerification").asString()).isEqualTo("required");
        assertThat(known.toString().replace(known.get("challenge").asString(), ""))
                .isEqualTo(stranger.toString().replace(stranger.get("challenge").asString(), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8081, localhost, 5, on another port",
        "https://localhost:8080, localhost, 5, on another scheme",
        "http://evil.example, localhost, 5, on another site",
        "http://localhost:8080, evil.example, 5, for another site",
        "http://localhost:8080, localhost, 1, without looking who it is",
        "http://localhost:8080, localhost, 4, without anybody there"
    })
    void takesNoAnswerThatWasGiven(String origin, String site, int flags, String how) throws Exception {
        phone.origin = origin;
        phone.site = site;
        phone.flags = flags;

        isRefused(phone.signIn(elsewhere));

        assertThat(failed().code()).as(how).isEqualTo("SS401-Q");
    }

    @Test
    void takesNoAnswerTwice() throws Exception {
        var fields = phone.signed(Device.asked(elsewhere, "/sign-in/passkey"));
        assertThat(leadsTo(elsewhere.post("/sign-in/passkey", fields))).isEqualTo("/my-page");
        elsewhere.post("/sign-out", Map.of());

        isRefused(elsewhere.post("/sign-in/passkey", fields));
    }

    @Test
    void takesNoSecondAnswerToTheSameChallenge() throws Exception {
        var asked = Device.asked(elsewhere, "/sign-in/passkey");
        assertThat(leadsTo(elsewhere.post("/sign-in/passkey", phone.signed(asked))))
                .isEqualTo("/my-page");
        elsewhere.post("/sign-out", Map.of());

        isRefused(elsewhere.post("/sign-in/passkey", phone.signed(asked)));
    }

    @Test
    void takesOneOfManyThatComeAtOnce() throws Exception {
        var asked = Device.asked(elsewhere, "/sign-in/passkey");
        phone.count = -1; // Does not count, as most do not: the challenge alone keeps them apart.
        var fields = phone.signed(asked);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = hands.invokeAll(Collections.nCopies(8, (Callable<Integer>) () -> {
                var hand = new Visitor(port);
                hand.cookies().putAll(elsewhere.cookies());
                return hand.post("/sign-in/passkey", fields).statusCode();
            }));

            assertThat(answers.stream().map(answer -> answer.resultNow()).filter(status -> status == 303))
                    .hasSize(1);
        }
    }

    @Test
    void takesNoAnswerToAChallengeOfAnotherBrowser() throws Exception {
        var fields = phone.signed(Device.asked(home, "/sign-in/passkey"));

        isRefused(elsewhere.post("/sign-in/passkey", fields));
    }

    @Test
    void takesNoAnswerToAChallengeForSomethingElse() throws Exception {
        var asked = Device.asked(home, "/my-page/passkey");

        isRefused(home.post("/sign-in/passkey", phone.signed(asked)));
    }

    @Test
    void takesNoAnswerThatComesLate() throws Exception {
        var fields = phone.signed(Device.asked(elsewhere, "/sign-in/passkey"));
        clock.advance(Duration.ofMinutes(10));

        isRefused(elsewhere.post("/sign-in/passkey", fields));
    }

    @Test
    void takesNoKeyForAnotherMembers() throws Exception {
        var hanako = new Device();
        var hanakos = new Visitor(port);
        hanakos.signIn(residents.add());
        hanako.register(hanakos);

        var asTaro = hanako.signed(Device.asked(elsewhere, "/sign-in/passkey"));
        asTaro.put("user-handle", phone.handle);
        isRefused(elsewhere.post("/sign-in/passkey", asTaro));

        var withTarosId = hanako.signed(Device.asked(elsewhere, "/sign-in/passkey"));
        withTarosId.put("id", Device.text(phone.id));
        withTarosId.put("user-handle", phone.handle);
        isRefused(elsewhere.post("/sign-in/passkey", withTarosId));
    }

    @Test
    void knowsNoPasskeyThatNobodyRegistered() throws Exception {
        isRefused(new Device().signIn(elsewhere));
    }

    @Test
    void takesNoPasskeyThatCountsBackwards() throws Exception {
        phone.count = 10;
        phone.signIn(elsewhere);
        elsewhere.post("/sign-out", Map.of());
        phone.count = 9;

        isRefused(phone.signIn(elsewhere));

        phone.count = 11;
        assertThat(phone.signIn(elsewhere).statusCode()).isEqualTo(303);
    }

    @Test
    void neverFailsByWhatADeviceSends() throws Exception {
        var random = new Random(1);
        var asked = Device.asked(elsewhere, "/sign-in/passkey");
        for (var field : List.of("id", "client-data", "authenticator-data", "signature", "user-handle", "asked")) {
            for (var wrong : List.of("", "*", "AA", "A".repeat(30_000), "e30", "ww", "bnVsbA")) {
                isRefused(elsewhere.post("/sign-in/passkey", with(phone.signed(asked), field, wrong)));
            }
            for (int time = 0; time < 8 && !field.equals("asked"); time++) {
                var fields = phone.signed(asked);
                fields.compute(field, (_, sound) -> Device.forged(sound, random.nextInt(300)));
                isRefused(elsewhere.post("/sign-in/passkey", fields));
            }
        }
        assertThat(phone.signIn(elsewhere).statusCode()).isEqualTo(303);
    }

    @Test
    void neverFailsByWhatADeviceMakes() throws Exception {
        var random = new Random(2);
        for (var field : List.of("id", "client-data", "attestation", "asked")) {
            for (var wrong : List.of("", "*", "AA", "A".repeat(30_000), "e30", "ww", "bnVsbA", "oA", "gA")) {
                var asked = Device.asked(home, "/my-page/passkey");
                isNotTaken(home.post("/my-page/passkey", with(new Device().made(asked), field, wrong)));
            }
        }
        for (int time = 0; time < 40; time++) {
            var fields = new Device().made(Device.asked(home, "/my-page/passkey"));
            fields.computeIfPresent(
                    "attestation",
                    (_, sound) -> Device.text(
                            Arrays.copyOf(Device.bytes(sound), random.nextInt(Device.bytes(sound).length))));
            isNotTaken(home.post("/my-page/passkey", fields));
        }
        assertThat(passkeys.of(taro.id())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SUSPENDED, SS403", "DORMANT, SS451", "WITHDRAWN, SS401-Q"})
    void tellsAMemberWhatBarsHim(MemberStatus status, String code) throws Exception {
        db.sql("update member set status = :status where member_id = :member")
                .param("status", status.name())
                .param("member", taro.id().value())
                .update();

        var answer = phone.signIn(elsewhere);

        assertThat(answer.body()).contains("/help/codes/" + code);
        assertThat(elsewhere.cookies()).doesNotContainKey("genkan-session");
    }

    @Test
    void isNoUseWithoutTheFormsToken() throws Exception {
        var fields = phone.signed(Device.asked(elsewhere, "/sign-in/passkey"));

        var answer = elsewhere.postWithoutToken("/sign-in/passkey", fields);

        assertThat(answer.body()).contains("/help/codes/SS409");
        assertThat(elsewhere.cookies()).doesNotContainKey("genkan-session");
    }

    @Test
    void getsTaroInOnABrowserThatIsClosedToPasswords() throws Exception {
        for (int time = 0; time < 12; time++) {
            elsewhere.signIn(taro.userId(), Residents.guess(time, taro.userId()));
        }
        var limited = elsewhere.signIn(taro);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.body()).contains("href=\"/sign-in/passkey?to=%2Fmy-page");

        assertThat(phone.signIn(elsewhere).statusCode()).isEqualTo(303);

        elsewhere.post("/sign-out", Map.of());
        assertThat(elsewhere.signIn(taro).statusCode())
                .as("it is a known device now")
                .isEqualTo(303);
    }

    @Test
    void replacesWhoeverWasSignedInOnASharedBrowser() throws Exception {
        var hanako = residents.add();
        elsewhere.signIn(hanako);

        phone.signIn(elsewhere);

        assertThat(elsewhere.get("/my-page/profile").body())
                .contains(taro.userId())
                .doesNotContain(hanako.userId());
    }

    @Test
    void isMadeOnlyByWhoHasJustSignedIn() throws Exception {
        clock.advance(Duration.ofMinutes(5));

        assertThat(home.post("/my-page/passkey/options", Map.of()).statusCode()).isEqualTo(403);
        var offer = home.get("/my-page/passkey?to=/my-page/history");
        assertThat(leadsTo(offer))
                .isEqualTo("/sign-in?to=%2Fmy-page%2Fpasskey%3Fto%3D%252Fmy-page%252Fhistory&again=yes");
        assertThat(leadsTo(home.post("/my-page/passkey/remove", Map.of()))).startsWith("/sign-in?");
    }

    @Test
    void isMadeInTheSessionThatAskedForIt() throws Exception {
        var asked = Device.asked(home, "/my-page/passkey");
        home.post("/sign-out", Map.of());
        home.signIn(taro);

        isNotTaken(home.post("/my-page/passkey", new Device().made(asked)));
    }

    @Test
    void isNotMadeTwiceOrTakenFromAnother() throws Exception {
        isNotTaken(phone.register(home));

        var hanakos = new Visitor(port);
        var hanako = residents.add();
        hanakos.signIn(hanako);
        isNotTaken(phone.register(hanakos));

        assertThat(passkeys.of(taro.id())).hasSize(1);
        assertThat(passkeys.of(hanako.id())).isEmpty();
    }

    @Test
    void tellsDevicesWhichOnesThereAreAndCallsTaroTheSame() throws Exception {
        var asked = Device.asked(home, "/my-page/passkey");

        assertThat(asked.at("/options/excludeCredentials/0/id").asString()).isEqualTo(Device.text(phone.id));
        assertThat(asked.at("/options/user/id").asString()).isEqualTo(phone.handle);
        assertThat(asked.at("/options/user/name").asString()).isEqualTo(taro.userId());
        assertThat(Device.bytes(phone.handle)).hasSize(32);
    }

    @Test
    void isRemovedByItsMemberAlone() throws Exception {
        var hanakos = new Visitor(port);
        hanakos.signIn(residents.add());
        hanakos.post("/my-page/passkey/remove", Map.of("passkey", Device.text(phone.id)));
        assertThat(passkeys.of(taro.id())).hasSize(1);

        home.post("/my-page/passkey/remove", Map.of("passkey", Device.text(phone.id)));

        assertThat(passkeys.of(taro.id())).isEmpty();
        isRefused(phone.signIn(elsewhere));
        assertThat(leadsTo(phone.register(home))).as("may come back").isEqualTo("/my-page");
    }

    @Test
    void endsWithTheBrowserThatWasSomebodyElse() throws Exception {
        var thief = new Visitor(port);
        thief.signIn(taro);
        var number = newest().number();
        var thiefs = new Device();
        thiefs.register(thief);

        home.post("/my-page/history/not-me", Map.of("record", String.valueOf(number)));

        isRefused(thiefs.signIn(elsewhere));
        assertThat(phone.signIn(elsewhere).statusCode()).isEqualTo(303);
    }

    @Test
    void setsANewPasswordWithoutTheOldOneForFiveMinutes() throws Exception {
        phone.signIn(elsewhere);
        assertThat(elsewhere.get("/my-page/password").body()).doesNotContain("name=\"current-password\"");
        var wanted = Map.of("new-password", "Asagao-to-Suzume-17", "new-password-again", "Asagao-to-Suzume-17");
        clock.advance(Duration.ofMinutes(5));
        assertThat(elsewhere.post("/my-page/password", wanted).body())
                .contains("/help/codes/SS400-B", "name=\"current-password\"");

        phone.signIn(elsewhere);

        assertThat(leadsTo(elsewhere.post("/my-page/password", wanted))).isEqualTo("/my-page");
        assertThat(new Visitor(port)
                        .signIn(taro.userId(), "Asagao-to-Suzume-17")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void asksASessionOfAPasswordForThePassword() throws Exception {
        phone.signIn(home);
        home.signIn(taro);

        var wanted = Map.of("new-password", "Asagao-to-Suzume-17", "new-password-again", "Asagao-to-Suzume-17");

        assertThat(home.post("/my-page/password", wanted).body()).contains("/help/codes/SS400-B");
    }

    @Test
    void forgetsSpentChallengesWhenTheyAreWorthNothingAnyway() throws Exception {
        phone.signIn(elsewhere);
        clock.advance(Duration.ofMinutes(11));

        assertThat(spent.sweep()).isPositive();
        assertThat(spent.sweep()).isZero();
    }

    private SignInRecord newest() {
        return records.newest(taro.id(), null, false).getFirst();
    }

    /** Failures are written behind the answer. */
    private SignInRecord failed() throws InterruptedException {
        for (int time = 0; time < 100 && newest().result() != Result.FAILED; time++) {
            Thread.sleep(50);
        }
        assertThat(newest().result()).isEqualTo(Result.FAILED);
        return newest();
    }

    private void isRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/help/codes/SS401-Q");
        assertThat(elsewhere.cookies()).doesNotContainKey("genkan-session");
    }

    private static void isNotTaken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/help/codes/PK422");
    }

    private static String leadsTo(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseGet(() -> answer.statusCode() + "\n" + answer.body());
    }

    private static Map<String, String> with(Map<String, String> fields, String field, String value) {
        var changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }
}
