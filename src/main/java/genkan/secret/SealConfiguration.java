package genkan.secret;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the key of the seal where the operator put it, or where Genkan did. */
@Configuration
class SealConfiguration {

    @Bean
    Seal seal(SealProperties properties, @Value("${genkan.data}") Path data, Randomness randomness) {
        var given = properties.keyFile();
        return given != null
                ? Seal.withKeysIn(given, randomness)
                : Seal.withKeysMadeIn(data.toAbsolutePath().normalize(), randomness);
    }
}
