package genkan.activity;

import jakarta.annotation.PostConstruct;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the history in one table a month: three made ahead, and what is older than the time to keep erased, whole months
 * by dropping them. Every node may run it; each step is harmless when done twice.
 */
@Component
class Months {

    private static final Logger LOG = LoggerFactory.getLogger(Months.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'login_event_'uuuu_MM");
    private static final int AHEAD = 3;

    private final JdbcClient db;
    private final SignInRecords records;
    private final Clock clock;

    Months(JdbcClient db, SignInRecords records, Clock clock) {
        this.db = db;
        this.records = records;
        this.clock = clock;
    }

    @PostConstruct
    @Scheduled(cron = "0 20 3 * * *")
    void keepInOrder() {
        var oldest = YearMonth.from(records.keptSince().atZone(ZoneOffset.UTC));
        var latest = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).plusMonths(AHEAD);
        for (var month = oldest; !month.isAfter(latest); month = month.plusMonths(1)) {
            make(month);
        }
        eraseBefore(oldest);
    }

    private void make(YearMonth month) {
        db.sql(
                        "create table if not exists %s partition of login_event for values from ('%s-01 00:00Z') to ('%s-01 00:00Z')"
                                .formatted(NAME.format(month), month, month.plusMonths(1)))
                .update();
    }

    private void eraseBefore(YearMonth oldest) {
        db.sql("delete from login_event where at <= :kept")
                .param("kept", Timestamp.from(records.keptSince()))
                .update();
        db.sql("""
                        select child.relname
                          from pg_inherits i
                          join pg_class child on child.oid = i.inhrelid
                         where i.inhparent = 'login_event'::regclass
                           and child.relname < :oldest
                        """)
                .param("oldest", NAME.format(oldest))
                .query(String.class)
                .list()
                .forEach(this::drop);
    }

    private void drop(String month) {
        db.sql("drop table if exists " + month).update();
        LOG.info("Erased the sign-in history of {}", month);
    }
}
