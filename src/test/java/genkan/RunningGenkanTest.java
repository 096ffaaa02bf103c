package genkan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import genkan.member.Members;
import genkan.member.UserIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningGenkan
class RunningGenkanTest {

    @Autowired
    Clock clock;

    @Autowired
    TestClock testClock;

    @Autowired
    Residents residents;

    @Autowired
    Members members;

    @Autowired
    UserIds userIds;

    @RepeatedTest(2)
    void putsTheClockBackAfterEachTest() {
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

        testClock.advance(Duration.ofDays(3));

        assertThat(clock.instant()).isAfter(Instant.now().plus(Duration.ofDays(2)));
    }

    @Test
    void hasEachResidentAsAMember() {
        var taro = residents.with().renamed(clock.instant()).add();

        assertThat(members.find(taro.id())).contains(taro.member());
        assertThat(userIds.find(taro.member().userId())).isPresent();
        assertThat(taro.formerly()).isNotNull();
    }
}
