package genkan.credential;

import genkan.secret.Randomness;
import genkan.secret.Seal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the hashing together as the operator's settings say, and shows how busy it is. */
@Configuration
class CredentialConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialConfiguration.class);

    @Bean
    HashPool hashPool(CredentialProperties properties, MeterRegistry meters) {
        var pool = properties.hashPool();
        for (var line : Line.values()) {
            count(pool, line, meters);
        }
        return pool;
    }

    private static void count(HashPool pool, Line line, MeterRegistry meters) {
        var tag = Tags.of("line", line.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Gauge.builder("genkan.hash.queued", pool, of -> of.queued(line))
                .tags(tag)
                .register(meters);
        Gauge.builder("genkan.hash.running", pool, of -> of.running(line))
                .tags(tag)
                .register(meters);
        FunctionCounter.builder("genkan.hash.done", pool, of -> of.done(line))
                .tags(tag)
                .register(meters);
        FunctionCounter.builder("genkan.hash.rejected", pool, of -> of.rejected(line))
                .tags(tag)
                .register(meters);
    }

    @Bean
    Passwords passwords(
            CredentialProperties properties, Randomness randomness, HashPool pool, Seal seal, Credentials credentials) {
        var passwords = new Passwords(
                properties.argon2(),
                properties.cost(),
                randomness.source(),
                pool,
                seal,
                new Renewals(credentials::replace));
        LOG.info("Passwords are hashed by {}", passwords.engine());
        return passwords;
    }
}
