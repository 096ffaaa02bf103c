package genkan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.LetterBox;
import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import genkan.credential.RecoveryCodes;
import genkan.member.MemberId;
import genkan.member.MemberStatus;
import genkan.member.Members;
import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way out that every notice carries. */
@RunningGenkan
class NotMeTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    ContactAddresses addresses;

    @Autowired
    Notices notices;

    @Autowired
    NotMe notMe;

    @Autowired
    NotMeLinks links;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    Members members;

    @Autowired
    JdbcClient db;

    @Autowired
    Randomness randomness;

    @Autowired
    TestClock clock;

    private Resident taro;
    private String address;
    private String token;
    private PlainBrowser strangers;

    @BeforeEach
    void aStrangerSetANewPasswordAndTaroReadsHisMail() throws Exception {
        taro = residents.add();
        address = "of-" + taro.id().reference() + "@second.example";
        addresses.add(taro.id(), address, Instant.EPOCH);
        strangers = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
        notices.tell(taro.id(), Notice.of(Kind.PASSWORD_SET));
        token = new LetterBox(port).notMe(address, "パスワードが変更されました");
    }

    @Test
    void doesNothingWhenAProgramThatScansMailLooks() {
        var scanner = new PlainBrowser(port).open("/not-me/" + token);

        assertThat(scanner.status()).isEqualTo(200);
        assertThat(scanner.page().select("#about").text()).contains("新しいパスワードが設定されました");
        assertThat(status()).isEqualTo(MemberStatus.ACTIVE);
        assertThat(strangers.open("/my-page").path()).isEqualTo("/my-page");
    }

    @Test
    void endsEverySessionAndMarkAndLocksTheMember() throws Exception {
        var mail = new PlainBrowser(port).open("/not-me/" + token).submit("#not-me-form", Map.of());

        assertThat(mail.page().select("#locked")).hasSize(1);
        assertThat(status()).isEqualTo(MemberStatus.LOCKED);
        assertThat(strangers.open("/my-page").path()).startsWith("/sign-in");
        assertThat(count("session")).isZero();
        assertThat(count("device")).isZero();
        assertThat(new LetterBox(port).lines(address, "ご利用をロックしました")).noneMatch(line -> line.contains("/not-me/"));
    }

    @Test
    void voidsARecoveryCodeThatTheStrangerMade() {
        var code = codes.make(taro.id(), RecoveryCodes.Kind.SAVED).written();

        lock();

        assertThat(codes.spend(taro.id(), code)).isEmpty();
    }

    @Test
    void tellsTheMemberAndNobodyElseWhyTheDoorIsClosed() {
        lock();

        var door = new PlainBrowser(port);
        assertThat(door.open("/sign-in").signIn(taro.userId(), taro.password()).codes())
                .startsWith("SS423");
        assertThat(door.open("/sign-in").signIn(taro.userId(), "wrong").codes()).startsWith("SS401");
        assertThat(strangers.open("/sign-in").signIn(taro.userId(), "wrong too").body())
                .doesNotContain("SS423");
    }

    @Test
    void isWrittenIntoTheHistory() {
        lock();

        assertThat(db.sql("select code from login_event where member_id = :member and result = 'SIGNED_OUT'")
                        .param("member", taro.id().value())
                        .query((row, _) -> row.getString("code"))
                        .list())
                .containsExactly("SS423");
    }

    @Test
    void worksOnce() throws Exception {
        lock();
        unlock();

        assertGone(new PlainBrowser(port).open("/not-me/" + token));
        assertPressingIsGone(token);
        assertThat(status()).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    void worksForOneOfManyWhoPressAtOnce() throws Exception {
        Callable<Boolean> press = () -> notMe.lock(token, "192.0.2.1", "", "trace");
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var pressed = hands.invokeAll(List.of(press, press, press, press, press, press));

            assertThat(pressed).extracting(button -> button.get()).containsOnlyOnce(true);
        }
    }

    @Test
    void isGoodForAWeek() throws Exception {
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        assertThat(new PlainBrowser(port).open("/not-me/" + token).status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(2));
        assertGone(new PlainBrowser(port).open("/not-me/" + token));
        assertPressingIsGone(token);
        assertThat(status()).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    void answersAlikeWhateverIsWrongWithTheLink() throws Exception {
        var forged = BearerSecret.newFor(taro.id().reference(), randomness).written();
        var ofNobody =
                links.issue(MemberId.NOBODY, Kind.LIMIT_LIFTED, clock.instant()).written();
        lock();
        unlock();

        for (var wrong : List.of("x", "v1.zzz", forged, ofNobody, token, "v1." + "a".repeat(200) + ".b")) {
            assertGone(new PlainBrowser(port).open("/not-me/" + wrong));
            assertPressingIsGone(wrong);
        }
    }

    @Test
    void isKeptAsADigestAlone() {
        var random = token.substring(token.lastIndexOf('.') + 1);

        assertThat(db.sql("select not_me::text as row from not_me where member_id = :member")
                        .param("member", taro.id().value())
                        .query((row, _) -> row.getString("row"))
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(random));
    }

    @Test
    void leavesASuspendedMemberSuspended() {
        members.setStatus(taro.id(), MemberStatus.ACTIVE, MemberStatus.SUSPENDED, clock.instant());

        lock();

        assertThat(status()).isEqualTo(MemberStatus.SUSPENDED);
        assertThat(count("session")).isZero();
    }

    @Test
    void changesTheStatusOnlyFromTheOneExpected() {
        assertThat(members.setStatus(taro.id(), MemberStatus.LOCKED, MemberStatus.ACTIVE, clock.instant()))
                .isFalse();
        assertThat(status()).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    void needsAFormOfOurs() throws Exception {
        var forged = new Visitor(port).postWithoutToken("/not-me/" + token, Map.of());

        assertThat(forged.statusCode()).isNotEqualTo(303);
        assertThat(status()).isEqualTo(MemberStatus.ACTIVE);
    }

    private void lock() {
        assertThat(notMe.lock(token, "192.0.2.1", "Firefox (Linux)", "trace")).isTrue();
    }

    private void unlock() {
        assertThat(members.setStatus(taro.id(), MemberStatus.LOCKED, MemberStatus.ACTIVE, clock.instant()))
                .isTrue();
    }

    private void assertPressingIsGone(String token) throws Exception {
        var answer = new Visitor(port).post("/not-me/" + token, Map.of());
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("PW410");
    }

    private static void assertGone(PlainBrowser browser) {
        assertThat(browser.status()).isEqualTo(410);
        assertThat(browser.page().select("main").text()).contains("PW410").doesNotContain("試験");
    }

    private MemberStatus status() {
        return members.find(taro.id()).orElseThrow().status();
    }

    private int count(String table) {
        return db.sql("select count(*) from " + table + " where member_id = :member")
                .param("member", taro.id().value())
                .query(Integer.class)
                .single();
    }
}
