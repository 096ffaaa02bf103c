package genkan.sso.token;

import com.nimbusds.jwt.JWTClaimsSet;
import genkan.secret.BearerSecret;
import genkan.service.Clients;
import genkan.sso.client.Callers;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Tells a resource server whether a token is good (RFC 7662). Only those are told whom the token is for: to all others it
 * is no token.
 */
@Component
public class Introspection implements AuthenticationProvider {

    private final Clients clients;
    private final Tokens tokens;
    private final Grants grants;

    Introspection(Clients clients, Tokens tokens, Grants grants) {
        this.clients = clients;
        this.tokens = tokens;
        this.grants = grants;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var asked = (OAuth2TokenIntrospectionAuthenticationToken) request;
        var caller = Callers.of(asked, clients).client();
        var told = tokens.readAccess(asked.getToken())
                .filter(claims -> claims.getAudience().contains(caller.id()))
                .flatMap(this::living)
                .or(() -> refreshToken(asked.getToken(), caller.id()))
                .orElseGet(() -> OAuth2TokenIntrospection.builder().build());
        return new OAuth2TokenIntrospectionAuthenticationToken(
                asked.getToken(), (Authentication) asked.getPrincipal(), told);
    }

    private Optional<OAuth2TokenIntrospection> living(JWTClaimsSet claims) {
        var forItself = claims.getSubject().equals(claims.getClaim("client_id"));
        if (!forItself
                && FamilyReference.read(claims.getJWTID())
                        .flatMap(grants::living)
                        .isEmpty()) {
            return Optional.empty();
        }
        try {
            var told = OAuth2TokenIntrospection.builder(true)
                    .clientId(claims.getStringClaim("client_id"))
                    .subject(claims.getSubject())
                    .issuer(claims.getIssuer())
                    .issuedAt(claims.getIssueTime().toInstant())
                    .expiresAt(claims.getExpirationTime().toInstant())
                    .id(claims.getJWTID())
                    .tokenType(claims.getClaim("cnf") == null ? "Bearer" : "DPoP");
            claims.getAudience().forEach(told::audience);
            Arrays.stream(claims.getStringClaim("scope").split(" "))
                    .filter(scope -> !scope.isEmpty())
                    .forEach(told::scope);
            if (claims.getClaim("cnf") != null) {
                told.claim("cnf", claims.getJSONObjectClaim("cnf"));
            }
            return Optional.of(told.build());
        } catch (ParseException ours) {
            throw new IllegalStateException("A token of ours has a claim of the wrong type", ours);
        }
    }

    private Optional<OAuth2TokenIntrospection> refreshToken(String token, String client) {
        return BearerSecret.read(token)
                .flatMap(secret -> FamilyReference.read(secret.reference())
                        .flatMap(family -> grants.newest(family, secret, client)))
                .map(family -> OAuth2TokenIntrospection.builder(true)
                        .clientId(family.clientId())
                        .subject(family.subject())
                        .scopes(scopes -> scopes.addAll(family.scopes()))
                        .build());
    }

    @Override
    public boolean supports(Class<?> request) {
        return OAuth2TokenIntrospectionAuthenticationToken.class.isAssignableFrom(request);
    }
}
