package genkan.signing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Waits for the engine that {@link EarlySignatures} began to make. */
@Configuration
class SigningConfiguration {

    @Bean
    SignatureEngine signatureEngine(SigningProperties properties) {
        return SignatureEngine.choose(properties.pureJava()).join();
    }
}
