package genkan.session;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.member.MemberStatus;
import genkan.secret.BearerSecret;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningGenkan
class SessionsTest {

    private static final long PHONE = 1;
    private static final long PC = 2;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Autowired
    Sessions sessions;

    @Autowired
    SessionProperties lasting;

    @Autowired
    Residents residents;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Resident taro;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.add();
        clock.stop();
    }

    @Test
    void recognisesTheMemberByTheSecret() {
        var secret = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);

        assertThat(sessions.find(read(secret.written()))).hasValueSatisfying(found -> {
            assertThat(found.member()).isEqualTo(taro.id());
            assertThat(found.userId()).isEqualTo(taro.member().userId());
            assertThat(found.displayName()).isEqualTo(taro.member().name());
            assertThat(found.deviceId()).isEqualTo(PHONE);
            assertThat(found.authenticatedAt()).isEqualTo(clock.instant());
        });
    }

    @Test
    void keepsADigestOfTheSecretAndNeverTheSecret() throws Exception {
        var secret = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);

        var bytes = Base64.getUrlDecoder().decode(secret.written().split("\\.", -1)[2]);
        var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        var row = db.sql("select s::text from session s where member_id = :member")
                .param("member", taro.id().value())
                .query(String.class)
                .single();
        assertThat(bytes).hasSize(32);
        assertThat(row)
                .contains(HexFormat.of().formatHex(digest))
                .doesNotContain(HexFormat.of().formatHex(bytes))
                .doesNotContain(secret.written());
    }

    @Test
    void givesANewSecretAtEachSignIn() {
        var first = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);
        var second = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);

        assertThat(second.written()).isNotEqualTo(first.written());
    }

    @Test
    void knowsNobodyByASecretThatWasNeverGiven() {
        assertThat(sessions.find(read("v1." + taro.id().reference() + "." + "A".repeat(43))))
                .isEmpty();
    }

    @Test
    void takesNoMembersSecretForAnothers() {
        var hanako = residents.add();
        var taros = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD).written();

        var asHanakos = taros.replace(taro.id().reference(), hanako.id().reference());

        assertThat(sessions.find(read(asHanakos))).isEmpty();
        sessions.end(read(asHanakos));
        assertThat(sessions.find(read(taros))).isPresent();
    }

    @Test
    void endsWhenNoPageIsOpenedForTwelveHours() {
        var secret = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);

        clock.advance(lasting.idle().minus(A_SECOND));
        assertThat(sessions.find(secret)).isPresent();

        clock.advance(lasting.idle());
        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void endsAfterSevenDaysHoweverBusyTheMemberIs() {
        var secret = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);
        var end = clock.instant().plus(lasting.longest());

        for (; clock.instant().isBefore(end); clock.advance(Duration.ofHours(6))) {
            assertThat(sessions.find(secret)).isPresent();
        }

        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void endsWithSigningOut() {
        var onPhone = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);
        var onPc = sessions.open(taro.id(), PC, SignInMethod.PASSWORD);

        sessions.end(onPhone);

        assertThat(sessions.find(onPhone)).isEmpty();
        assertThat(sessions.find(onPc)).isPresent();
    }

    @Test
    void endsEverywhereAtOnceAndForNobodyElse() {
        var hanako = residents.add();
        var hanakos = sessions.open(hanako.id(), PHONE, SignInMethod.PASSWORD);
        var onPhone = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);
        var onPc = sessions.open(taro.id(), PC, SignInMethod.PASSWORD);

        sessions.endAll(taro.id());

        assertThat(sessions.find(onPhone)).isEmpty();
        assertThat(sessions.find(onPc)).isEmpty();
        assertThat(sessions.find(hanakos)).isPresent();
    }

    @Test
    void endsOnTheOneBrowserThatWasSomebodyElse() {
        var onPhone = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);
        var onPc = sessions.open(taro.id(), PC, SignInMethod.PASSWORD);

        sessions.endOn(taro.id(), PC);

        assertThat(sessions.find(onPhone)).isPresent();
        assertThat(sessions.find(onPc)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ACTIVE")
    void endsAtOnceWhenTheMembershipDoes(MemberStatus status) {
        var secret = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);

        db.sql("update member set status = :status where member_id = :member")
                .param("status", status.name())
                .param("member", taro.id().value())
                .update();

        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void writesDownAVisitAtMostEveryFiveMinutes() {
        var secret = sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);
        var opened = clock.instant();

        clock.advance(Duration.ofMinutes(5));
        sessions.find(secret);
        assertThat(lastSeen()).isEqualTo(opened);

        clock.advance(A_SECOND);
        sessions.find(secret);
        assertThat(lastSeen()).isEqualTo(clock.instant());
    }

    @Test
    void countsTheBrowsersThatAreSignedInNow() {
        sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);
        clock.advance(lasting.idle().minus(A_SECOND));
        sessions.open(taro.id(), PC, SignInMethod.PASSWORD);
        sessions.open(taro.id(), PC, SignInMethod.PASSWORD);

        assertThat(sessions.countOf(taro.id())).isEqualTo(2);

        clock.advance(A_SECOND);
        assertThat(sessions.countOf(taro.id())).isEqualTo(1);
    }

    @Test
    void sweepsWhatHasEndedAndNothingElse() {
        sessions.open(taro.id(), PHONE, SignInMethod.PASSWORD);
        clock.advance(lasting.idle());
        var living = sessions.open(taro.id(), PC, SignInMethod.PASSWORD);

        assertThat(sessions.sweep()).isPositive();

        assertThat(sessions.find(living)).isPresent();
        assertThat(db.sql("select count(*) from session where member_id = :member")
                        .param("member", taro.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private Instant lastSeen() {
        return db.sql("select last_seen from session where member_id = :member")
                .param("member", taro.id().value())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private static BearerSecret read(String written) {
        return BearerSecret.read(written).orElseThrow();
    }
}
