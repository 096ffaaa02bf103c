package genkan.sso.client;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * Takes a public client at its word where it has no PKCE verifier to show, and where that word opens nothing: what it
 * brings there (a refresh token, a device code) is itself the secret. A client that has a secret has to show it.
 */
@Component
class PublicClients implements AuthenticationConverter, AuthenticationProvider {

    private static final Set<String> GRANTS = Set.of("refresh_token", "urn:ietf:params:oauth:grant-type:device_code");

    private final RegisteredClients clients;

    PublicClients(RegisteredClients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var sent = Parameters.of(request.getParameterMap());
        var proves = request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || sent.has("client_secret")
                || sent.has("client_assertion");
        if (proves || sent.repeated().contains("client_id") || !mayNameItself(request, sent)) {
            return null;
        }
        return sent.find("client_id").map(Named::new).orElse(null);
    }

    private static boolean mayNameItself(HttpServletRequest request, Parameters sent) {
        return switch (request.getRequestURI()) {
            case EndPoints.TOKEN -> GRANTS.contains(sent.find("grant_type").orElse(""));
            case EndPoints.REVOCATION, EndPoints.PUSH, EndPoints.DEVICE_AUTHORIZATION -> true;
            default -> false;
        };
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var client = clients.findByClientId(request.getName());
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> request) {
        return Named.class.isAssignableFrom(request);
    }

    /** A client that only says who it is. */
    private static final class Named extends OAuth2ClientAuthenticationToken {

        private static final long serialVersionUID = 1;

        Named(String client) {
            super(client, ClientAuthenticationMethod.NONE, null, Map.of());
        }
    }
}
