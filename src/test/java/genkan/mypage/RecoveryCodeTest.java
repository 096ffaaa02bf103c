package genkan.mypage;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.credential.RecoveryCodes;
import genkan.credential.RecoveryCodes.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Taro makes a recovery code for the drawer. */
@RunningGenkan
class RecoveryCodeTest {

    private static final String FORM = "#setting-form";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    Environment environment;

    private Resident taro;
    private PlainBrowser visitor;

    @BeforeEach
    void taroIsSignedIn() {
        taro = residents.add();
        visitor = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
    }

    @Test
    void isReachedFromMyPageTheRegisteredInformationAndTheMenu() {
        var link = "a[href=/my-page/recovery-code]";

        assertThat(visitor.open("/my-page").page().select("main " + link)).hasSize(1);
        visitor.open("/my-page/profile");
        assertThat(visitor.page().select("main " + link)).hasSize(1);
        assertThat(visitor.page().select(".menu " + link)).hasSize(1);
    }

    @Test
    void isShownOnceWithWhatBelongsOnThePaper() {
        open();
        assertThat(madeAt()).contains("まだ");
        assertThat(visitor.page().select("#current-password"))
                .as("just signed in")
                .isEmpty();

        visitor.submit(FORM, Map.of());

        var code = code();
        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.answer().headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
        assertThat(visitor.page().select("main").text())
                .contains("/recovery", taro.member().userId().masked())
                .doesNotContain(taro.userId());
        open();
        assertThat(visitor.body()).doesNotContain(code);
        assertThat(madeAt()).doesNotContain("まだ");
        assertThat(codes.spend(taro.id(), code)).contains(Kind.SAVED);
        assertThat(open().madeAt()).as("spent").contains("まだ");
    }

    @Test
    void replacesTheOneBefore() {
        var first = made();
        assertThat(open().visitor.page().select(FORM).text()).contains("いまのコードは使えなくなります");
        var second = made();

        assertThat(codes.spend(taro.id(), first)).isEmpty();
        assertThat(codes.spend(taro.id(), second)).contains(Kind.SAVED);
    }

    @Test
    void asksForThePasswordWhenTheSignInIsTooLongAgo() {
        clock.advance(Duration.ofMinutes(5));
        open();

        visitor.submit(FORM, Map.of("current-password", ""));
        assertThat(visitor.codes()).startsWith("SS400-B");
        visitor.submit(FORM, Map.of("current-password", "a guess"));
        assertThat(visitor.codes()).startsWith("SS401");
        assertThat(visitor.body()).doesNotContain("a guess");
        assertThat(codes.madeAt(taro.id(), Kind.SAVED)).isEmpty();

        visitor.submit(FORM, Map.of("current-password", taro.password()));
        assertThat(codes.spend(taro.id(), code())).contains(Kind.SAVED);
    }

    @Test
    void asksAgainIfTheFormWasOpenForTooLong() {
        open();
        clock.advance(Duration.ofMinutes(6));

        visitor.submit(FORM, Map.of());

        assertThat(visitor.codes()).startsWith("SS400-B");
        assertThat(visitor.page().select("#current-password")).hasSize(1);
        assertThat(codes.madeAt(taro.id(), Kind.SAVED)).isEmpty();
    }

    @Test
    void isToldToTheMemberByMail() {
        assertThat(told()).isZero();

        made();

        assertThat(told()).isEqualTo(1);
    }

    @Test
    void isNotInTheLog() throws IOException {
        var code = made();

        assertThat(log()).doesNotContain(code, code.replace("-", "")).contains("A member made a recovery code");
    }

    @Test
    void isMadeOnlySoOften() {
        for (int i = 0; i < 5; i++) {
            made();
        }
        var last = codes.madeAt(taro.id(), Kind.SAVED);

        open().visitor.submit(FORM, Map.of());

        assertThat(visitor.codes()).containsExactly("PV429");
        assertThat(codes.madeAt(taro.id(), Kind.SAVED)).isEqualTo(last);
        assertThat(told()).isEqualTo(5);
    }

    @Test
    void endsWithANewPasswordIfItIsYoung() {
        var stolen = made();

        visitor.open("/my-page/password")
                .submit(
                        FORM,
                        Map.of(
                                "current-password",
                                taro.password(),
                                "new-password",
                                "engawa de ocha wo nomu",
                                "new-password-again",
                                "engawa de ocha wo nomu"));

        assertThat(visitor.path()).isEqualTo("/my-page");
        assertThat(codes.spend(taro.id(), stolen)).isEmpty();
    }

    @Test
    void isForMembersWhoAreSignedIn() {
        var stranger = new PlainBrowser(port).open("/my-page/recovery-code");

        assertThat(stranger.path()).startsWith("/sign-in");
    }

    private RecoveryCodeTest open() {
        visitor.open("/my-page/recovery-code");
        return this;
    }

    private String made() {
        open().visitor.submit(FORM, Map.of());
        return code();
    }

    private String code() {
        return visitor.page().expectFirst("#kept-code").text();
    }

    private String madeAt() {
        return visitor.page().expectFirst("#made-at").text();
    }

    private int told() {
        return db.sql("select count(*) from not_me where member_id = :member and about = 'CODES_MADE'")
                .param("member", taro.id().value())
                .query(Integer.class)
                .single();
    }

    private String log() throws IOException {
        return Files.readString(Path.of(Objects.requireNonNull(environment.getProperty("logging.file.name"))));
    }
}
