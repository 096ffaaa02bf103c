package genkan.passkey;

import genkan.signin.WayThrough;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Passkeys among the ways through an access limit. */
@Configuration
class PasskeyConfiguration {

    @Bean
    @Order(20)
    WayThrough passkey() {
        return new WayThrough("passkey", "/sign-in/passkey", true);
    }
}
