package genkan.activity;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.activity.SignInRecord.Result;
import genkan.member.MemberId;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningGenkan
class SignInRecordsTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Autowired
    SignInRecords records;

    @Autowired
    Residents residents;

    @Autowired
    TestClock clock;

    private MemberId taro;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.add().id();
        clock.stop();
    }

    @Test
    void tellsASignInAsItHappened() {
        var made = Records.of(taro, clock.instant(), Result.OK, "mypage");

        records.add(made);

        assertThat(records.newest(taro, null, false)).containsExactly(made);
    }

    @Test
    void showsTheNewestHundredNewestFirst() {
        var all = IntStream.range(0, 105)
                .mapToObj(minute ->
                        Records.of(taro, clock.instant().minus(A_MINUTE.multipliedBy(minute)), Result.OK, "blog"))
                .toList();
        all.forEach(records::add);

        assertThat(records.newest(taro, null, false))
                .hasSize(100)
                .isSortedAccordingTo(Comparator.comparing(SignInRecord::at).reversed())
                .isEqualTo(all.subList(0, 100));
    }

    @Test
    void showsNothingOlderThanSixMonthsThoughItMayNotBeErasedYet() {
        var kept = records.keptSince();
        var within = Records.of(taro, kept.plusMillis(1), Result.OK, "mypage");
        var outside = Records.of(taro, kept, Result.OK, "mypage");
        records.add(within);
        records.add(outside);

        assertThat(records.newest(taro, null, false)).containsExactly(within);
        assertThat(records.lastSuccessBefore(taro, clock.instant())).contains(within);
        assertThat(records.dispute(taro, outside.number())).isEmpty();
    }

    @Test
    void showsOneServiceOrOnlyWhatFailed() {
        var now = clock.instant();
        var mail = Records.of(taro, now, Result.OK, "webmail");
        var failed = Records.of(taro, now.minusSeconds(1), Result.FAILED, "webmail");
        var limited = Records.of(taro, now.minusSeconds(2), Result.LIMITED, "blog");
        var signedOut = Records.of(taro, now.minusSeconds(3), Result.SIGNED_OUT, "blog");
        records.add(mail);
        records.add(failed);
        records.add(limited);
        records.add(signedOut);

        assertThat(records.newest(taro, "webmail", false)).containsExactly(mail, failed);
        assertThat(records.newest(taro, null, true)).containsExactly(failed, limited);
        assertThat(records.newest(taro, "blog", true)).containsExactly(limited);
        assertThat(records.newest(taro, "no-such-service", false)).isEmpty();
    }

    @Test
    void showsNobodyElsesHistory() {
        var hanako = residents.add().id();
        records.add(Records.of(hanako, clock.instant(), Result.OK, "mypage"));

        assertThat(records.newest(taro, null, false)).isEmpty();
        assertThat(records.lastSuccessBefore(taro, clock.instant().plusSeconds(1)))
                .isEmpty();
        assertThat(records.failuresSince(taro, clock.instant().minusSeconds(9))).isZero();
    }

    @Test
    void knowsTheSignInBeforeThisOne() {
        var now = clock.instant();
        var before = Records.of(taro, now.minusSeconds(60), Result.OK, "mypage");
        records.add(Records.of(taro, now.minusSeconds(90), Result.OK, "mypage"));
        records.add(before);
        records.add(Records.of(taro, now.minusSeconds(30), Result.FAILED, "mypage"));
        records.add(Records.of(taro, now, Result.OK, "mypage"));

        assertThat(records.lastSuccessBefore(taro, now)).contains(before);
        assertThat(records.failuresSince(taro, before.at())).isEqualTo(1);
    }

    @Test
    void letsAMemberDisputeWhatIsTheirsAndOnce() {
        var made = Records.of(taro, clock.instant(), Result.OK, "mypage");
        records.add(made);
        var first = clock.instant();

        assertThat(records.dispute(taro, made.number()).orElseThrow().disputedAt())
                .isEqualTo(first);

        clock.advance(A_MINUTE);
        assertThat(records.dispute(taro, made.number()).orElseThrow().disputedAt())
                .isEqualTo(first);
    }

    @Test
    void letsNobodyDisputeWhatIsAnothers() {
        var hanako = residents.add().id();
        var hanakos = Records.of(hanako, clock.instant(), Result.OK, "mypage");
        records.add(hanakos);

        assertThat(records.dispute(taro, hanakos.number())).isEmpty();

        assertThat(records.newest(hanako, null, false)).containsExactly(hanakos);
    }
}
