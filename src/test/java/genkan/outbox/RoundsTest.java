package genkan.outbox;

import static genkan.outbox.NotingCourier.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import genkan.TestClock;
import genkan.member.MemberId;
import genkan.outbox.Tracking.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RoundsTest {

    private static final MemberId TARO = new MemberId(1);

    private final TestClock clock = new TestClock();
    private final CountDownLatch begun = new CountDownLatch(1);
    private DataSource database;

    @BeforeEach
    void anEmptyOutbox() throws Exception {
        database = PostgresForTests.migratedDatabase();
    }

    @Test
    void deliversAtOnceWhatIsPut() throws Exception {
        var node = new Node(database, clock, new NotingCourier(_ -> begun.countDown()));
        var rounds = rounds(node, Duration.ofSeconds(10));
        rounds.start();
        // By now it waits for the bell.
        Thread.sleep(500);

        node.outbox.put(TARO, TOPIC, "blog", "hello");

        assertThat(begun.await(3, TimeUnit.SECONDS)).isTrue();
        rounds.close();
    }

    @Test
    void findsByItselfWhatAnotherNodeLeft() throws Exception {
        var node = new Node(database, clock, new NotingCourier(_ -> begun.countDown()));
        var rounds = rounds(node, Duration.ofMillis(100));
        rounds.start();

        new Node(database, clock).outbox.put(TARO, TOPIC, "blog", "hello");

        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        rounds.close();
    }

    @Test
    void goesOnAfterAFaultOfTheDatabase() throws Exception {
        var db = JdbcClient.create(database);
        var node = new Node(database, clock, new NotingCourier(_ -> begun.countDown()));
        node.outbox.put(TARO, TOPIC, "blog", "hello");
        db.sql("alter table outbox rename to outbox_away").update();
        var rounds = rounds(node, Duration.ofMillis(100));
        rounds.start();
        Thread.sleep(300);
        assertThat(begun.getCount()).isEqualTo(1);

        db.sql("alter table outbox_away rename to outbox").update();

        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        rounds.close();
    }

    @Test
    void stopsInTimeAndLeavesWhatHangsToTheNextNode() throws Exception {
        var node = new Node(database, clock, new NotingCourier(_ -> {
            begun.countDown();
            new CountDownLatch(1).await();
        }));
        var rounds = rounds(node, Duration.ofSeconds(5));
        var id = node.outbox.put(TARO, TOPIC, "blog", "hello");
        rounds.start();
        begun.await();

        var before = System.nanoTime();
        rounds.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));

        assertThat(node.outbox.recent(TOPIC, "blog", 1))
                .extracting(Tracking::state)
                .containsExactly(State.WAITING);
        var courier = new NotingCourier();
        new Node(database, clock, courier).roundToTheEnd();
        assertThat(courier.delivered).containsExactly(id);
    }

    @Test
    void finishesWhatIsUnderWayBeforeItStops() throws Exception {
        var courier = new NotingCourier(_ -> {
            begun.countDown();
            Thread.sleep(500);
        });
        var node = new Node(database, clock, courier);
        var rounds = rounds(node, Duration.ofSeconds(5));
        var id = node.outbox.put(TARO, TOPIC, "blog", "hello");
        rounds.start();
        begun.await();

        rounds.close();

        assertThat(courier.delivered).containsExactly(id);
        assertThat(node.outbox.waiting()).isZero();
    }

    private static Rounds rounds(Node node, Duration poll) {
        return new Rounds(
                node.postman, node.bell, new OutboxProperties(4, poll, Duration.ofDays(1), Duration.ofDays(1)));
    }
}
