package genkan.sso.client;

import genkan.service.Client;
import genkan.service.Clients;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Which client made a request to one of the back-channel end points. */
public final class Callers {

    private Callers() {}

    /** A client that has proved itself, as we know it and as the library does. */
    public record Caller(Client client, RegisteredClient registered, OAuth2ClientAuthenticationToken proof) {}

    public static Caller of(Authentication request, Clients clients) {
        return proven(request.getPrincipal(), clients);
    }

    public static Caller proven(@Nullable Object principal, Clients clients) {
        if (principal instanceof OAuth2ClientAuthenticationToken proof && proof.isAuthenticated()) {
            var registered = Objects.requireNonNull(proof.getRegisteredClient());
            return clients.find(registered.getClientId())
                    .map(client -> new Caller(client, registered, proof))
                    .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
}
