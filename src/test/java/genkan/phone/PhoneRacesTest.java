package genkan.phone;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import genkan.PostgresForTests;
import genkan.TestClock;
import genkan.phone.CallsHeard.Result;
import genkan.phone.PhoneCheck.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several Genkans do at the same moment. */
class PhoneRacesTest {

    private static final String TAROS = "090-1234-5601";
    private static final String LANDLINE = "03-1000-0001";
    private static final int AT_ONCE = 50;

    private final TestClock clock = new TestClock();
    private DataSource database;
    private List<HikariDataSource> pools;
    private List<Node> nodes;

    @BeforeEach
    void twoNodes() throws Exception {
        database = PostgresForTests.migratedDatabase();
        clock.stop();
        pools = List.of(pool(), pool());
        nodes = pools.stream()
                .map(pool -> new Node(pool, clock, "03-1000-0011", "03-1000-0012"))
                .toList();
    }

    /** As each Genkan has one. */
    private HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(10);
        return pool;
    }

    @AfterEach
    void closePools() {
        pools.forEach(HikariDataSource::close);
    }

    @Test
    void matchOneOfFiftyCallsThatAreTheSame() throws Exception {
        var check = nodes.getFirst().open(nodes.getFirst().member(TAROS));
        var call = new InboundCall(
                "test", "one", new Caller.Shown(TAROS), check.dialled().e164(), clock.instant());

        atOnce(place -> () -> {
            node(place).calls.arrived(call);
            return true;
        });

        assertThat(counted(Result.MATCHED)).isOne();
        assertThat(counted(Result.AGAIN)).isEqualTo(AT_ONCE - 1);
    }

    @Test
    void matchOneOfFiftyCallsFromOneTelephone() throws Exception {
        var check = nodes.getFirst().open(nodes.getFirst().member(TAROS));

        atOnce(place -> () -> {
            node(place).call(TAROS, check.dialled());
            return true;
        });

        assertThat(counted(Result.MATCHED)).isOne();
        assertThat(counted(Result.AGAIN)).isEqualTo(AT_ONCE - 1);
    }

    @Test
    void useACallOnce() throws Exception {
        var check = nodes.getFirst().open(nodes.getFirst().member(TAROS));
        nodes.getFirst().call(TAROS, check.dialled());

        var spent = atOnce(place -> () -> node(place).checks.spend(check.id()));

        assertThat(spent).containsOnlyOnce(true);
    }

    @Test
    void readACodeForOneGuessAtATime() throws Exception {
        nodes.forEach(Node::trunkAsks);
        var check = nodes.getFirst().open(nodes.getFirst().member(TAROS));
        var read = new CountDownLatch(1);
        var counted = new CountDownLatch(1);

        try (var guesses = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = guesses.submit(() -> nodes.getFirst().transactions.execute(_ -> {
                var code = codeToTry(nodes.getFirst(), check);
                read.countDown();
                awaits(counted);
                return code;
            }));
            awaits(read);
            var second =
                    guesses.submit(() -> nodes.getLast().transactions.execute(_ -> codeToTry(nodes.getLast(), check)));

            assertThatThrownBy(() -> second.get(300, MILLISECONDS)).isInstanceOf(TimeoutException.class);
            counted.countDown();
            assertThat(first.get()).isPresent();
            assertThat(second.get()).isPresent();
        }
    }

    private Optional<CallCode> codeToTry(Node node, PhoneCheck check) {
        return node.stored.codeToTry(check.id(), clock.instant());
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tellEachOtherOfCalls() throws Exception {
        var check = nodes.getFirst().open(nodes.getFirst().member(TAROS));
        nodes.getLast().others.listen();

        try (var page = nodes.getLast().changes.listen(check.id())) {
            // A call before the other one listens is not heard there.
            var callers = Executors.newSingleThreadScheduledExecutor();
            var calling = callers.scheduleWithFixedDelay(
                    () -> nodes.getFirst().changes.tell(check.id()), 0, 100, MILLISECONDS);

            assertThat(page.await(Duration.ofSeconds(20))).isTrue();
            calling.cancel(true);
            callers.shutdown();
        } finally {
            nodes.getLast().others.stop();
        }
    }

    @Test
    void giveNoNumberTwiceToOneTelephone() throws Exception {
        var taro = nodes.getFirst().member(TAROS, LANDLINE);
        var hanako = nodes.getFirst().member(LANDLINE);

        var asked = atOnce(place -> () -> node(place)
                .checks
                .open(Set.of(place % 2 == 0 ? taro : hanako), new Asker("t" + place, "b" + place, "n")));

        var opened = asked.stream()
                .filter(Opening.Opened.class::isInstance)
                .map(answer -> ((Opening.Opened) answer).check())
                .toList();
        var waiting = opened.stream()
                .filter(check -> nodes.getFirst().state(check).equals(new State.Waiting(false)))
                .map(PhoneCheck::dialled)
                .toList();
        assertThat(waiting).doesNotHaveDuplicates();
        assertThat(opened).hasSizeGreaterThan(1);
    }

    private Node node(int place) {
        return nodes.get(place % nodes.size());
    }

    private double counted(Result result) {
        return nodes.stream().mapToDouble(node -> node.counted(result)).sum();
    }

    private interface Turn<T> {
        Callable<T> of(int place);
    }

    private static <T> List<T> atOnce(Turn<T> turn) throws Exception {
        var begin = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var under = IntStream.range(0, AT_ONCE)
                    .mapToObj(place -> threads.submit(() -> {
                        begin.await();
                        return turn.of(place).call();
                    }))
                    .toList();
            begin.countDown();
            for (var one : under) {
                one.get();
            }
            return under.stream().map(Future::resultNow).toList();
        }
    }
}
