package genkan.sso.token;

import com.nimbusds.jwt.JWTClaimsSet;
import genkan.secret.BearerSecret;
import genkan.service.Clients;
import genkan.sso.client.Callers;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Ends a token at its service's wish, and with it all that came of the same authorization (RFC 7009, 2.1). To a token that
 * is none, or another's, the answer is the same.
 */
@Component
public class Revocation implements AuthenticationProvider {

    private final Clients clients;
    private final Tokens tokens;
    private final Grants grants;

    Revocation(Clients clients, Tokens tokens, Grants grants) {
        this.clients = clients;
        this.tokens = tokens;
        this.grants = grants;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var asked = (OAuth2TokenRevocationAuthenticationToken) request;
        var caller = Callers.of(asked, clients).client();
        family(asked.getToken()).ifPresent(family -> grants.revoke(family, caller.id()));
        return asked;
    }

    private Optional<FamilyReference> family(String token) {
        return BearerSecret.read(token)
                .map(BearerSecret::reference)
                .or(() -> tokens.readAccess(token).map(JWTClaimsSet::getJWTID))
                .flatMap(FamilyReference::read);
    }

    @Override
    public boolean supports(Class<?> request) {
        return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(request);
    }
}
