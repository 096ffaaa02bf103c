package genkan.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import genkan.member.MemberId;
import genkan.secret.Randomness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The module as Spring puts it together, with a courier that another module brings. */
@SpringBootTest(
        classes = OutboxInSpringTest.Surroundings.class,
        webEnvironment = WebEnvironment.NONE,
        properties = "genkan.outbox.poll=10s")
class OutboxInSpringTest {

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ArrivalOfLetters arrivals;

    @Test
    void deliversAtOnceWhenTheTransactionIsCommitted() throws Exception {
        // By now the rounds wait for the bell.
        Thread.sleep(500);

        transactions.executeWithoutResult(_ -> {
            outbox.put(new MemberId(1), arrivals.topic(), "blog", "hello");
            assertThat(arrivals.happenWithin(300)).isFalse();
        });

        assertThat(arrivals.happenWithin(3_000)).isTrue();
    }

    static final class ArrivalOfLetters implements Courier {

        private final CountDownLatch arrived = new CountDownLatch(1);

        @Override
        public String topic() {
            return "letter";
        }

        @Override
        public void deliver(Parcel parcel) {
            arrived.countDown();
        }

        boolean happenWithin(long milliseconds) {
            try {
                return arrived.await(milliseconds, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("genkan.outbox")
    @EnableConfigurationProperties(OutboxProperties.class)
    static class Surroundings {

        @Bean
        DataSource database() throws Exception {
            return PostgresForTests.migratedDatabase();
        }

        @Bean
        JdbcClient db(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        TransactionOperations transactions(DataSource database) {
            return new TransactionTemplate(new JdbcTransactionManager(database));
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Randomness randomness() {
            return new Randomness();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        ArrivalOfLetters arrivals() {
            return new ArrivalOfLetters();
        }
    }
}
