package genkan.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1,5", "2,30", "3,120", "4,600", "5,3600", "6,3600", "500,3600"})
    void waitsLongerAfterEachFailureButNoLongerThanAnHourAndAQuarter(int failures, long seconds) {
        var wait = Duration.ofSeconds(seconds);

        for (var random = 0L; random < 100; random++) {
            assertThat(Backoff.after(failures, random))
                    .isBetween(wait, wait.multipliedBy(5).dividedBy(4));
        }
        assertThat(Backoff.after(failures, 0)).isLessThan(Backoff.after(failures, 25));
        assertThat(Backoff.after(failures, Long.MAX_VALUE)).isBetween(wait, wait.multipliedBy(2));
    }
}
