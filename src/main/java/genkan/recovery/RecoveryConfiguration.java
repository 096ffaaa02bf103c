package genkan.recovery;

import genkan.signin.WayThrough;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The ways through an access limit that recovery offers. */
@Configuration
class RecoveryConfiguration {

    private static final String LIMIT = "/recovery/limit";

    @Bean
    @Order(30)
    WayThrough phone() {
        return new WayThrough("phone", LIMIT, true);
    }

    @Bean
    @Order(40)
    WayThrough mailCode() {
        return new WayThrough("mail-code", LIMIT, true);
    }

    @Bean
    @Order(50)
    WayThrough savedCode() {
        return new WayThrough("saved-code", LIMIT, true);
    }
}
