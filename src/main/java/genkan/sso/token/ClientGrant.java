package genkan.sso.token;

import genkan.service.Client.Grant;
import genkan.service.Clients;
import genkan.sso.client.Callers;
import genkan.sso.client.DPoP;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.stereotype.Component;

/** A token for a service that acts for itself and for no member (RFC 6749, 4.4). */
@Component
class ClientGrant implements TokenGrant {

    private final Clients clients;
    private final Tokens tokens;
    private final DPoP dpop;

    ClientGrant(Clients clients, Tokens tokens, DPoP dpop) {
        this.clients = clients;
        this.tokens = tokens;
        this.dpop = dpop;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var grant = (OAuth2ClientCredentialsAuthenticationToken) request;
        var caller = Callers.of(grant, clients);
        if (caller.client().publicClient() || !caller.client().may(Grant.CLIENT_CREDENTIALS)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        if (!caller.client().scopes().containsAll(grant.getScopes())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
        var access = tokens.access(caller.client(), grant.getScopes(), dpop.thumbprint(grant));
        return new OAuth2AccessTokenAuthenticationToken(caller.registered(), caller.proof(), access);
    }

    @Override
    public boolean supports(Class<?> request) {
        return OAuth2ClientCredentialsAuthenticationToken.class.isAssignableFrom(request);
    }
}
