package genkan.sso.authorization;

import com.nimbusds.jwt.JWTClaimsSet;
import genkan.sso.token.Tokens;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom an ID token names that a service sends back to us as a hint. */
@Component
class IdTokenHints {

    private final Tokens tokens;

    IdTokenHints(Tokens tokens) {
        this.tokens = tokens;
    }

    Optional<String> subject(String hint) {
        return tokens.readId(hint).map(JWTClaimsSet::getSubject);
    }
}
