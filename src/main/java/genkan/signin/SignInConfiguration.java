package genkan.signin;

import genkan.member.UserIdRules;
import genkan.web.Operator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operator's public rules for User IDs. */
@Configuration
class SignInConfiguration {

    @Bean
    UserIdRules userIdRules(Operator operator) {
        return new UserIdRules(operator.mailDomains(), operator.subdomains());
    }
}
