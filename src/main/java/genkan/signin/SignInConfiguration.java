package genkan.signin;

import genkan.member.UserIdRules;
import genkan.web.Operator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The operator's public rules for User IDs, and the ways through an access limit that every site has. */
@Configuration
class SignInConfiguration {

    @Bean
    UserIdRules userIdRules(Operator operator) {
        return new UserIdRules(operator.mailDomains(), operator.subdomains());
    }

    /** A browser that the member has signed in on has tries of its own. */
    @Bean
    @Order(10)
    WayThrough knownDevice() {
        return new WayThrough("known-device", null, true);
    }

    @Bean
    @Order(80)
    WayThrough waiting() {
        return new WayThrough("waiting", null, true);
    }

    @Bean
    @Order(90)
    WayThrough desk() {
        return new WayThrough("desk", null, false);
    }
}
