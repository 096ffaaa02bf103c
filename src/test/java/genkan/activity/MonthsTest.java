package genkan.activity;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import genkan.activity.SignInRecord.Result;
import genkan.member.MemberId;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In a database of its own, since it erases. */
class MonthsTest {

    private static final MemberId TARO = new MemberId(1);
    private static final ActivityProperties KEEP_SIX_MONTHS =
            new ActivityProperties(Period.ofMonths(6), 100, List.of(), List.of());

    private JdbcClient db;

    @BeforeEach
    void anEmptyDatabase() throws Exception {
        db = JdbcClient.create(PostgresForTests.migratedDatabase());
    }

    @Test
    void makesTablesForTheMonthsKeptAndThreeAhead() {
        on("2026-08-15T03:20:00Z").keepInOrder();

        assertThat(tables())
                .containsExactly(
                        "login_event_2026_02",
                        "login_event_2026_03",
                        "login_event_2026_04",
                        "login_event_2026_05",
                        "login_event_2026_06",
                        "login_event_2026_07",
                        "login_event_2026_08",
                        "login_event_2026_09",
                        "login_event_2026_10",
                        "login_event_2026_11");
    }

    @Test
    void makesTablesAcrossTheTurnOfTheYear() {
        on("2026-11-30T23:59:59Z").keepInOrder();

        assertThat(tables()).contains("login_event_2026_12", "login_event_2027_01", "login_event_2027_02");
    }

    @Test
    void takesASignInOfTheLastNanosecondOfAMonth() {
        on("2026-08-15T03:20:00Z").keepInOrder();

        recordsOn("2026-08-15T03:20:00Z")
                .add(Records.of(TARO, Instant.parse("2026-07-31T23:59:59.999999Z"), Result.OK, "mypage"));
        recordsOn("2026-08-15T03:20:00Z")
                .add(Records.of(TARO, Instant.parse("2026-08-01T00:00:00Z"), Result.OK, "mypage"));

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void erasesWhatIsOlderThanSixMonthsToTheDayAndWholeMonthsAsTables() {
        on("2026-08-15T03:20:00Z").keepInOrder();
        var records = recordsOn("2026-08-15T03:20:00Z");
        records.add(Records.of(TARO, Instant.parse("2026-02-20T10:00:00Z"), Result.OK, "mypage"));
        records.add(Records.of(TARO, Instant.parse("2026-03-10T10:00:00Z"), Result.OK, "mypage"));
        records.add(Records.of(TARO, Instant.parse("2026-03-20T10:00:00Z"), Result.OK, "mypage"));

        on("2026-09-15T03:20:00Z").keepInOrder();

        assertThat(tables())
                .doesNotContain("login_event_2026_02")
                .contains("login_event_2026_03", "login_event_2026_12");
        assertThat(rows()).isEqualTo(1);
        assertThat(recordsOn("2026-09-15T03:20:00Z").newest(TARO, null, false))
                .extracting(SignInRecord::at)
                .containsExactly(Instant.parse("2026-03-20T10:00:00Z"));
    }

    @Test
    void catchesUpAfterYearsWithoutARun() {
        on("2023-01-15T03:20:00Z").keepInOrder();
        recordsOn("2023-01-15T03:20:00Z")
                .add(Records.of(TARO, Instant.parse("2023-01-15T03:00:00Z"), Result.OK, "mypage"));

        on("2026-08-15T03:20:00Z").keepInOrder();

        assertThat(rows()).isZero();
        assertThat(tables()).first().isEqualTo("login_event_2026_02");
    }

    @Test
    void isHarmlessWhenEveryNodeRunsIt() {
        on("2026-08-15T03:20:00Z").keepInOrder();
        var once = tables();

        on("2026-08-15T03:20:00Z").keepInOrder();

        assertThat(tables()).isEqualTo(once);
    }

    private Months on(String instant) {
        return new Months(db, recordsOn(instant), Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private SignInRecords recordsOn(String instant) {
        return new SignInRecords(db, KEEP_SIX_MONTHS, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private List<String> tables() {
        return db.sql("""
                        select child.relname
                          from pg_inherits i
                          join pg_class child on child.oid = i.inhrelid
                         where i.inhparent = 'login_event'::regclass
                         order by 1
                        """).query((row, _) -> row.getString("relname")).list();
    }

    private int rows() {
        return db.sql("select count(*) from login_event").query(Integer.class).single();
    }
}
