package genkan.activity;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import genkan.activity.SignInRecord.Result;
import genkan.member.MemberId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In a database of its own, since it breaks it. */
class JournalTest {

    private static final MemberId TARO = new MemberId(1);
    private static final MemberId HANAKO = new MemberId(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private JdbcClient db;
    private SignInRecords records;
    private Journal journal;
    private Instant now;

    @BeforeEach
    void aJournal() throws Exception {
        var clock = Clock.systemUTC();
        db = JdbcClient.create(PostgresForTests.migratedDatabase());
        records = new SignInRecords(db, new ActivityProperties(Period.ofMonths(6), 100, List.of(), List.of()), clock);
        new Months(db, records, clock).keepInOrder();
        journal = new Journal(records);
        now = clock.instant();
    }

    @AfterEach
    void close() throws InterruptedException {
        journal.close();
    }

    @Test
    void writesAFailedTryLater() throws Exception {
        journal.later(Records.of(TARO, now, Result.FAILED, "mypage"));

        eventually(() -> rows(TARO) == 1);
    }

    @Test
    void writesNothingWhileTheAnswerLeaves() throws Exception {
        journal.later(Records.of(TARO, now, Result.FAILED, "mypage"));
        Thread.sleep(300);

        assertThat(rows(TARO)).isZero();
    }

    @Test
    void writesWhatIsWaitingBeforeItCloses() throws Exception {
        for (int failure = 0; failure < 50; failure++) {
            journal.later(Records.of(TARO, now.plusMillis(failure), Result.FAILED, "mypage"));
        }

        journal.close();

        assertThat(rows(TARO)).isEqualTo(50);
    }

    @Test
    void goesOnAfterAFaultOfTheDatabase() throws Exception {
        db.sql("alter table login_event rename to login_event_away").update();
        journal.later(Records.of(TARO, now, Result.FAILED, "mypage"));
        Thread.sleep(1_000);

        db.sql("alter table login_event_away rename to login_event").update();
        journal.later(Records.of(HANAKO, now, Result.FAILED, "mypage"));

        eventually(() -> rows(HANAKO) == 1);
    }

    @Test
    void writesOneInTenMinutesOfTheTriesThatSs503Refuses() throws Exception {
        for (int attempt = 0; attempt < 2_000; attempt++) {
            journal.later(Records.of(TARO, now.plusMillis(attempt), Result.LIMITED, "mypage"));
        }
        journal.later(Records.of(TARO, now.plus(LimitedTries.ONE_IN), Result.LIMITED, "mypage"));

        journal.close();

        assertThat(rows(TARO)).isEqualTo(2);
    }

    @Test
    void writesEveryTryThatWasEvaluated() throws Exception {
        for (int attempt = 0; attempt < 10; attempt++) {
            journal.later(Records.of(TARO, now.plusMillis(attempt), Result.FAILED, "mypage"));
        }

        journal.close();

        assertThat(rows(TARO)).isEqualTo(10);
    }

    @Test
    void tellsEachMemberOfEachServiceThatSs503WasMet() throws Exception {
        for (int attempt = 0; attempt < 5; attempt++) {
            journal.later(Records.of(TARO, now.plusMillis(attempt), Result.LIMITED, "mypage"));
            journal.later(Records.of(TARO, now.plusMillis(attempt), Result.LIMITED, "blog"));
            journal.later(Records.of(HANAKO, now.plusMillis(attempt), Result.LIMITED, "mypage"));
        }

        journal.close();

        assertThat(rows(TARO)).isEqualTo(2);
        assertThat(rows(HANAKO)).isEqualTo(1);
    }

    @Test
    void remembersNoMoreMembersThanItHasRoomFor() {
        var limited = new LimitedTries();

        for (int member = 1; member <= LimitedTries.REMEMBERED + 500; member++) {
            limited.worthWriting(Records.of(new MemberId(member), now, Result.LIMITED, "mypage"));
        }

        assertThat(limited.remembered()).isEqualTo(LimitedTries.REMEMBERED);
        var latest = new MemberId(LimitedTries.REMEMBERED + 500);
        assertThat(limited.worthWriting(Records.of(latest, now, Result.LIMITED, "mypage")))
                .isFalse();
    }

    private int rows(MemberId member) {
        return db.sql("select count(*) from login_event where member_id = :member")
                .param("member", member.value())
                .query(Integer.class)
                .single();
    }

    private static void eventually(BooleanSupplier happened) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            Thread.sleep(20);
        }
    }
}
