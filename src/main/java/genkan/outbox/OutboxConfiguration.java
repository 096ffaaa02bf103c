package genkan.outbox;

import genkan.secret.Randomness;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the postman the couriers that the other modules bring, if any. */
@Configuration
class OutboxConfiguration {

    // Closed by Rounds, once nothing is started any more.
    @Bean(destroyMethod = "")
    Postman postman(
            Outbox outbox,
            Buckets buckets,
            Bell bell,
            Tally tally,
            OutboxProperties properties,
            ObjectProvider<Courier> couriers,
            Randomness randomness,
            Clock clock) {
        return new Postman(
                outbox,
                buckets,
                bell,
                tally,
                properties,
                couriers.stream().filter(Courier::works).toList(),
                Postman.PATIENCE,
                randomness,
                clock);
    }
}
