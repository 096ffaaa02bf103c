package genkan.outbox;

import static genkan.outbox.NotingCourier.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import genkan.PostgresForTests;
import genkan.TestClock;
import genkan.member.MemberId;
import genkan.outbox.Tracking.State;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxTest {

    private static final MemberId TARO = new MemberId(1);
    private static final MemberId HANAKO = new MemberId(2);
    private static final String BLOG = "blog";
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private DataSource database;
    private Node node;

    @BeforeEach
    void anEmptyOutbox() throws Exception {
        database = PostgresForTests.migratedDatabase();
        clock.stop();
        node = new Node(database, clock, new NotingCourier());
    }

    @Test
    void ringsOnlyOnceWhatWasPutCanBeSeen() {
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(_ -> {
            node.outbox.put(TARO, TOPIC, BLOG, "hello");
            assertThat(heard()).isFalse();
        });

        assertThat(heard()).isTrue();
        assertThat(heard()).isFalse();
    }

    @Test
    void ringsAtOnceWithoutATransaction() {
        node.outbox.put(TARO, TOPIC, BLOG, "hello");

        assertThat(heard()).isTrue();
    }

    @Test
    void tellsTheNewestFirstOfOneTopicAndRecipient() {
        node.outbox.put(TARO, TOPIC, "shop", "hello");
        node.outbox.put(TARO, "telegram", BLOG, "hello");
        node.outbox.put(TARO, TOPIC, BLOG, "hello");
        clock.advance(A_SECOND);
        var second = node.outbox.put(HANAKO, TOPIC, BLOG, "hello");
        clock.advance(A_SECOND);
        var third = node.outbox.put(TARO, TOPIC, BLOG, "hello");

        assertThat(node.outbox.recent(TOPIC, BLOG, 2)).extracting(Tracking::id).containsExactly(third, second);
    }

    @Test
    void forgetsWhatWasDoneLongAgoAndNothingThatWaits() throws Exception {
        node.outbox.put(TARO, TOPIC, BLOG, "hello");
        var waiting = node.outbox.put(TARO, "telegram", BLOG, "hello");
        node.roundToTheEnd();

        clock.advance(Node.PROPERTIES.keep().minus(A_SECOND));
        assertThat(node.outbox.purge()).isZero();

        clock.advance(A_SECOND);
        assertThat(node.outbox.purge()).isEqualTo(1);
        assertThat(node.outbox.recent(TOPIC, BLOG, 1)).isEmpty();
        assertThat(node.outbox.recent("telegram", BLOG, 1))
                .extracting(Tracking::id, Tracking::state)
                .containsExactly(tuple(waiting, State.WAITING));
    }

    @Test
    void countsWhatWaits() throws Exception {
        node.outbox.put(TARO, TOPIC, BLOG, "hello");
        node.outbox.put(TARO, "telegram", BLOG, "hello");
        node.roundToTheEnd();

        node.tally.countWaiting();

        assertThat(node.meters.get("genkan.outbox.waiting").gauge().value()).isEqualTo(1);
    }

    @Test
    void printsNoPayload() {
        assertThat(new Parcel(7, TARO, BLOG, "hello", 0, Instant.EPOCH)).hasToString("Parcel 7");
    }

    @Test
    void refusesASettingThatWouldLoseItsLeases() {
        var day = Duration.ofDays(1);

        assertThatThrownBy(() -> new OutboxProperties(1, Duration.ofSeconds(11), day, day))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OutboxProperties(0, A_SECOND, day, day))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean heard() {
        try {
            return node.bell.await(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
