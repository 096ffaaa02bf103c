package genkan.mypage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiscalYearTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T14:59:59Z, 2025-03-31T15:00:00Z",
        "2026-03-31T15:00:00Z, 2026-03-31T15:00:00Z",
        "2026-12-31T23:00:00Z, 2026-03-31T15:00:00Z",
        "2027-01-01T00:00:00Z, 2026-03-31T15:00:00Z",
        "2028-02-29T12:00:00Z, 2027-03-31T15:00:00Z"
    })
    void beginsInAprilWhereTheOperatorIs(Instant at, Instant began) {
        assertThat(FiscalYear.began(at, ZoneId.of("Asia/Tokyo"))).isEqualTo(began);
    }
}
