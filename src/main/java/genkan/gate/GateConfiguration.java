package genkan.gate;

import genkan.secret.Randomness;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gate together with the database. */
@Configuration
class GateConfiguration {

    @Bean
    GateKey gateKey(StoredGateKey key, Randomness randomness) {
        return new GateKey(key.read(), randomness);
    }

    @Bean
    Gate gate(Standings standings, GateKey key, GateProperties limits, Randomness randomness, Clock clock) {
        return new Gate(standings, key, limits, randomness, clock);
    }

    @Bean
    Quotas quotas(Standings standings, GateKey key, Clock clock) {
        return new Quotas(standings, key, clock);
    }
}
