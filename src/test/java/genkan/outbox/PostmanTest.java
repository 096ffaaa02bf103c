package genkan.outbox;

import static genkan.outbox.NotingCourier.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import genkan.PostgresForTests;
import genkan.TestClock;
import genkan.member.MemberId;
import genkan.outbox.Tracking.State;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostmanTest {

    private static final MemberId TARO = new MemberId(1);
    private static final String BLOG = "blog";
    private static final String SHOP = "shop";
    private static final String PAYLOAD = "what only the recipient may read";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private final HikariDataSource database = new HikariDataSource();

    @BeforeEach
    void anEmptyOutbox() throws Exception {
        database.setDataSource(PostgresForTests.migratedDatabase());
        database.setMinimumIdle(1);
        clock.stop();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void deliversWhatWasPut() throws Exception {
        var seen = new ArrayList<Parcel>();
        var node = node(seen::add);

        var id = node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);
        node.roundToTheEnd();

        assertThat(seen).containsExactly(new Parcel(id, TARO, BLOG, PAYLOAD, 0, clock.instant()));
        assertThat(what(node))
                .isEqualTo(new Tracking(
                        id, TARO, TOPIC, BLOG, State.DELIVERED, 1, null, clock.instant(), clock.instant()));
        assertThat(node.tries(TOPIC, "delivered")).isEqualTo(1);
    }

    @Test
    void deliversOnce() throws Exception {
        var courier = new NotingCourier();
        var node = new Node(database, clock, courier);
        var id = node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);

        node.roundToTheEnd();
        clock.advance(Duration.ofHours(1));
        node.roundToTheEnd();

        assertThat(courier.delivered).containsExactly(id);
    }

    @Test
    void deliversNothingOfATransactionThatIsRolledBack() throws Exception {
        var courier = new NotingCourier();
        var node = new Node(database, clock, courier);

        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(transaction -> {
            node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);
            transaction.setRollbackOnly();
        });
        node.roundToTheEnd();

        assertThat(courier.delivered).isEmpty();
        assertThat(node.outbox.recent(TOPIC, BLOG, 10)).isEmpty();
        assertThat(node.bell.await(Duration.ZERO)).isFalse();
    }

    @Test
    void keepsNoPayloadOfWhatIsDone() throws Exception {
        var node = node(parcel -> {
            if (parcel.recipient().equals(SHOP)) {
                throw new Undeliverable("No such shop");
            }
        });
        node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);
        node.outbox.put(TARO, TOPIC, SHOP, PAYLOAD);

        node.roundToTheEnd();

        assertThat(JdbcClient.create(database)
                        .sql("select payload from outbox")
                        .query(String.class)
                        .list())
                .containsExactly("", "");
    }

    @Test
    void triesAgainLaterAndLaterWhatFails() throws Exception {
        var tries = new AtomicInteger();
        var node = node(_ -> {
            if (tries.incrementAndGet() <= 2) {
                throw new IOException("Connection refused");
            }
        });
        node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);

        node.roundToTheEnd();
        clock.advance(Duration.ofSeconds(5).minusMillis(1));
        node.roundToTheEnd();
        assertThat(tries).hasValue(1);
        assertThat(what(node).state()).isEqualTo(State.WAITING);
        assertThat(what(node).lastError()).isEqualTo("IOException: Connection refused");

        clock.advance(Duration.ofSeconds(2));
        node.roundToTheEnd();
        clock.advance(Duration.ofSeconds(29));
        node.roundToTheEnd();
        assertThat(tries).hasValue(2);

        clock.advance(Duration.ofSeconds(9));
        node.roundToTheEnd();
        assertThat(tries).hasValue(3);
        assertThat(what(node).state()).isEqualTo(State.DELIVERED);
        assertThat(what(node).attempts()).isEqualTo(3);
        assertThat(node.tries(TOPIC, "failed")).isEqualTo(2);
        assertThat(node.tries(TOPIC, "delivered")).isEqualTo(1);
    }

    @Test
    void givesUpAfterADayButNotBefore() throws Exception {
        var node = node(_ -> {
            throw new IOException("Connection refused");
        });
        node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);

        for (var hour = 0; hour < 24; hour++) {
            node.roundToTheEnd();
            assertThat(what(node).state()).as("after %s hours", hour).isEqualTo(State.WAITING);
            clock.advance(Duration.ofHours(1));
        }
        node.roundToTheEnd();

        assertThat(what(node).state()).isEqualTo(State.GIVEN_UP);
        assertThat(what(node).doneAt()).isEqualTo(clock.instant());
        assertThat(node.tries(TOPIC, "given-up")).isEqualTo(1);

        var attempts = what(node).attempts();
        clock.advance(Duration.ofHours(2));
        node.roundToTheEnd();
        assertThat(what(node).attempts()).isEqualTo(attempts);
    }

    @Test
    void givesUpAtOnceWhatCanNeverArrive() throws Exception {
        var node = node(_ -> {
            throw new Undeliverable("The blog is gone");
        });
        node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);

        node.roundToTheEnd();

        assertThat(what(node).state()).isEqualTo(State.GIVEN_UP);
        assertThat(what(node).lastError()).isEqualTo("Undeliverable: The blog is gone");
        assertThat(node.tries(TOPIC, "given-up")).isEqualTo(1);
    }

    @Test
    void keepsAnErrorShortAndWithoutThePayload() throws Exception {
        var node = node(parcel -> {
            throw new IOException("Answered\0\n400 to " + parcel.payload() + "!".repeat(1_000));
        });
        node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);

        node.roundToTheEnd();

        assertThat(what(node).lastError())
                .startsWith("IOException: Answered 400 to …!!!")
                .hasSize(200);
    }

    @Test
    void goesOnAfterACourierThatBreaks() throws Exception {
        var node = node(_ -> {
            throw new StackOverflowError();
        });
        node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);

        node.roundToTheEnd();

        assertThat(what(node).lastError()).isEqualTo("StackOverflowError: null");
        assertThat(what(node).state()).isEqualTo(State.WAITING);
    }

    @Test
    void leavesATopicThatItDoesNotKnowToANodeThatDoes() throws Exception {
        var older = node(_ -> {});
        var id = older.outbox.put(TARO, "telegram", BLOG, PAYLOAD);

        older.roundToTheEnd();
        assertThat(older.outbox.recent("telegram", BLOG, 1))
                .extracting(Tracking::state)
                .containsExactly(State.WAITING);

        var delivered = new ArrayList<Long>();
        var newer = new Node(database, clock, new Courier() {
            @Override
            public String topic() {
                return "telegram";
            }

            @Override
            public void deliver(Parcel parcel) {
                delivered.add(parcel.id());
            }
        });
        newer.roundToTheEnd();
        assertThat(delivered).containsExactly(id);
    }

    @Test
    void isNotHeldUpByATopicThatItDoesNotKnow() throws Exception {
        var courier = new NotingCourier();
        var node = new Node(database, clock, courier);
        for (var unknown = 0; unknown < Node.PROPERTIES.parallel(); unknown++) {
            node.outbox.put(TARO, "telegram", BLOG, PAYLOAD);
        }
        clock.advance(A_SECOND);
        var id = node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);
        JdbcClient.create(database).sql("update outbox set bucket = 7").update();

        node.roundToTheEnd();

        assertThat(courier.delivered).containsExactly(id);
    }

    @Test
    void holdsNoConnectionWhileACourierWorks() throws Exception {
        try (var onlyOne = new HikariDataSource()) {
            onlyOne.setDataSource(database);
            onlyOne.setMaximumPoolSize(1);
            onlyOne.setConnectionTimeout(2_000);
            var courier = new NotingCourier(_ -> onlyOne.getConnection().close());
            var node = new Node(onlyOne, clock, courier);
            var id = node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);

            node.roundToTheEnd();

            assertThat(courier.delivered).containsExactly(id);
        }
    }

    @Test
    void deliversSoManyAtATimeAndNoMore() throws Exception {
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        var courier = new NotingCourier(_ -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(10);
            now.decrementAndGet();
        });
        var node = new Node(database, clock, courier);
        var put = put(node, 40);

        eventually(() -> {
            node.postman.round();
            return courier.delivered.size() >= put.size();
        });

        assertThat(courier.delivered).containsExactlyInAnyOrderElementsOf(put);
        assertThat(most).hasValue(Node.PROPERTIES.parallel());
    }

    @Test
    void letsOneThatHangsHoldUpNobodyForEver() throws Exception {
        var courier = new NotingCourier(parcel -> {
            if (parcel.recipient().equals(SHOP)) {
                new CountDownLatch(1).await();
            }
        });
        var node = new Node(database, clock, Duration.ofMillis(300), courier);
        for (var hanging = 0; hanging < Node.PROPERTIES.parallel(); hanging++) {
            node.outbox.put(TARO, TOPIC, SHOP, PAYLOAD);
        }
        clock.advance(A_SECOND);
        node.postman.round();
        var id = node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);
        node.postman.round();
        assertThat(courier.delivered).isEmpty();

        eventually(() -> {
            node.postman.round();
            return courier.delivered.contains(id);
        });

        assertThat(node.outbox.recent(TOPIC, SHOP, 10))
                .hasSize(Node.PROPERTIES.parallel())
                .allSatisfy(hung -> assertThat(hung.lastError()).isEqualTo("The courier was interrupted after PT0.3S"));
    }

    @Test
    void sharesTheWorkOfTwoNodesAndLosesAndDoublesNothing() throws Exception {
        var refusals = new AtomicInteger();
        var one = busyCourier(refusals);
        var other = busyCourier(refusals);
        var here = new Node(database, clock, one);
        var there = new Node(database, clock, other);
        var rounds = List.of(rounds(here), rounds(there));
        rounds.forEach(Rounds::start);

        var put = new ArrayList<Long>();
        put.addAll(put(here, 100));
        put.addAll(put(there, 100));
        eventually(() -> here.outbox.recent(TOPIC, BLOG, 1_000).stream()
                .allMatch(sent -> sent.state() == State.DELIVERED || sent.attempts() == 1));
        clock.advance(Duration.ofSeconds(10));
        here.bell.ring();
        eventually(() -> one.delivered.size() + other.delivered.size() >= put.size());
        for (var node : rounds) {
            node.close();
        }

        var delivered = new ArrayList<>(one.delivered);
        delivered.addAll(other.delivered);
        assertThat(delivered).containsExactlyInAnyOrderElementsOf(put);
        assertThat(refusals).hasPositiveValue();
        assertThat(one.delivered).as("by the one").isNotEmpty();
        assertThat(other.delivered).as("by the other").isNotEmpty();
        assertThat(here.outbox.waiting()).isZero();
    }

    @Test
    void deliversWhatANodeThatDiedHadBegun() throws Exception {
        var forEver = new CountDownLatch(1);
        var dying = new Node(database, clock, new NotingCourier(_ -> forEver.await()));
        var courier = new NotingCourier();
        var living = new Node(database, clock, courier);
        var id = dying.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);
        dying.postman.round();

        clock.advance(Buckets.LEASE.minus(A_SECOND));
        living.roundToTheEnd();
        assertThat(courier.delivered).isEmpty();

        clock.advance(A_SECOND);
        living.roundToTheEnd();
        assertThat(courier.delivered).containsExactly(id);
    }

    @Test
    void keepsTheLeaseOfWhatTakesLong() throws Exception {
        var arrival = new CountDownLatch(1);
        var slow = new NotingCourier(_ -> arrival.await());
        var slowNode = new Node(database, clock, slow);
        var courier = new NotingCourier();
        var other = new Node(database, clock, courier);
        var id = slowNode.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);

        slowNode.postman.round();
        for (var rounds = 0; rounds < 5; rounds++) {
            clock.advance(Duration.ofSeconds(15));
            slowNode.postman.round();
            other.roundToTheEnd();
        }
        arrival.countDown();
        slowNode.roundToTheEnd();

        assertThat(slow.delivered).containsExactly(id);
        assertThat(courier.delivered).isEmpty();
    }

    @Test
    void givesABucketBackAsSoonAsItIsEmpty() throws Exception {
        var node = node(_ -> {});
        var courier = new NotingCourier();
        var other = new Node(database, clock, courier);
        node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);
        node.roundToTheEnd();

        node.postman.round();

        assertThat(leased()).isZero();
        var id = node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);
        other.roundToTheEnd();
        assertThat(courier.delivered).containsExactly(id);
    }

    @Test
    void leasesWhatWasGivenBackByANodeWhoseClockIsAhead() {
        var buckets = new Buckets(JdbcClient.create(database), clock);
        clock.advance(Duration.ofDays(3));
        buckets.lease(1, List.of(7), 1);
        buckets.giveBack(1, List.of(7));

        clock.advance(Duration.ofDays(-3));

        assertThat(buckets.lease(2, List.of(7), 1)).containsExactly(7);
    }

    @Test
    void leasesABucketToOneNodeOnly() {
        var buckets = new Buckets(JdbcClient.create(database), clock);

        assertThat(buckets.lease(1, List.of(7, 8, 9), 2)).hasSize(2);
        assertThat(buckets.lease(2, List.of(7, 8, 9), 3)).hasSize(1);
        assertThat(buckets.renew(1, List.of(7, 8, 9))).hasSize(2);
    }

    @Test
    void takesNoBucketBackThatItLost() throws Exception {
        var arrival = new CountDownLatch(1);
        var sleepy = new Node(database, clock, new NotingCourier(_ -> arrival.await()));
        sleepy.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);
        sleepy.postman.round();
        clock.advance(Buckets.LEASE);
        var waiting = new CountDownLatch(1);
        var other = new Node(database, clock, new NotingCourier(_ -> waiting.await()));
        other.postman.round();

        arrival.countDown();
        sleepy.roundToTheEnd();
        sleepy.postman.round();

        assertThat(leased()).isEqualTo(1);
        waiting.countDown();
    }

    @Test
    void deliversAgainOnlyAfterALeaseWhatCouldNotBeWrittenDown() throws Exception {
        var db = JdbcClient.create(database);
        var tries = new AtomicInteger();
        var courier = new NotingCourier(_ -> {
            if (tries.incrementAndGet() == 1) {
                db.sql("alter table outbox add constraint broken check (state <> 'DELIVERED')")
                        .update();
            }
        });
        var node = new Node(database, clock, courier);
        var id = node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD);
        node.roundToTheEnd();
        db.sql("alter table outbox drop constraint broken").update();

        clock.advance(Buckets.LEASE.minus(A_SECOND));
        node.roundToTheEnd();
        assertThat(courier.delivered).containsExactly(id);

        clock.advance(A_SECOND);
        node.roundToTheEnd();
        assertThat(courier.delivered).containsExactly(id, id);
        assertThat(what(node).state()).isEqualTo(State.DELIVERED);
    }

    private Node node(NotingCourier.OnTheWay onTheWay) {
        return new Node(database, clock, new NotingCourier(onTheWay));
    }

    /** Refuses every fifth once. */
    private static NotingCourier busyCourier(AtomicInteger refusals) {
        return new NotingCourier(parcel -> {
            Thread.sleep(2);
            if (parcel.id() % 5 == 0 && parcel.attempts() == 0) {
                refusals.incrementAndGet();
                throw new IOException("Busy");
            }
        });
    }

    private static Rounds rounds(Node node) {
        return new Rounds(node.postman, node.bell, Node.PROPERTIES);
    }

    private static List<Long> put(Node node, int count) {
        var put = new ArrayList<Long>();
        for (var number = 0; number < count; number++) {
            put.add(node.outbox.put(TARO, TOPIC, BLOG, PAYLOAD));
        }
        return put;
    }

    private static Tracking what(Node node) {
        return node.outbox.recent(TOPIC, BLOG, 1).getFirst();
    }

    private long leased() {
        return JdbcClient.create(database)
                .sql("select count(*) from outbox_lease where holder is not null and until > :now")
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    private static void eventually(BooleanSupplier happened) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
