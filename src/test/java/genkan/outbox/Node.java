package genkan.outbox;

import genkan.TestClock;
import genkan.secret.Randomness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox of one Genkan, of which several may share a database. Goes round only when told to. */
final class Node {

    static final OutboxProperties PROPERTIES =
            new OutboxProperties(4, Duration.ofSeconds(5), Duration.ofHours(24), Duration.ofDays(14));

    final MeterRegistry meters = new SimpleMeterRegistry();
    final Bell bell = new Bell();
    final Outbox outbox;
    final Tally tally;
    final Postman postman;

    Node(DataSource database, TestClock clock, Courier... couriers) {
        this(database, clock, Postman.PATIENCE, couriers);
    }

    Node(DataSource database, TestClock clock, Duration patience, Courier... couriers) {
        var randomness = new Randomness();
        var db = JdbcClient.create(database);
        outbox = new Outbox(db, randomness, bell, PROPERTIES, clock);
        tally = new Tally(outbox, meters);
        postman = new Postman(
                outbox,
                new Buckets(db, clock),
                bell,
                tally,
                PROPERTIES,
                List.of(couriers),
                patience,
                randomness,
                clock);
    }

    /** One round, and everything that it started. */
    void roundToTheEnd() throws InterruptedException {
        postman.round();
        while (postman.isBusy()) {
            Thread.sleep(5);
        }
    }

    double tries(String topic, String result) {
        var counter = meters.find("genkan.outbox.tries")
                .tags("topic", topic, "result", result)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
