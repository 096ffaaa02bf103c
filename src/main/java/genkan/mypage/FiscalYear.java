package genkan.mypage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;

/** The Japanese fiscal year, from April to March. */
final class FiscalYear {

    private FiscalYear() {}

    /** When the fiscal year of a time began where the operator is. */
    static Instant began(Instant at, ZoneId zone) {
        var day = LocalDate.ofInstant(at, zone);
        var year = day.getMonth().compareTo(Month.APRIL) < 0 ? day.getYear() - 1 : day.getYear();
        return LocalDate.of(year, Month.APRIL, 1).atStartOfDay(zone).toInstant();
    }
}
