package genkan.sso.client;

import genkan.service.Client;
import genkan.service.Client.Grant;
import genkan.service.Clients;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.stereotype.Component;

/** The registered clients as the Authorization Server wants to see them. */
@Component
class RegisteredClients implements RegisteredClientRepository {

    private final Clients clients;
    private volatile Translated translated = new Translated(Map.of(), Map.of());

    RegisteredClients(Clients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        var current = clients.all();
        if (!current.equals(translated.from())) {
            translated = new Translated(
                    current,
                    current.values().stream()
                            .collect(Collectors.toUnmodifiableMap(Client::id, RegisteredClients::translated)));
        }
        return translated.to().get(clientId);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are registered in the configuration");
    }

    private static RegisteredClient translated(Client client) {
        var settings = ClientSettings.builder().requireProofKey(!client.withoutPkce());
        if (client.authentication() == Client.Authentication.PRIVATE_KEY_JWT) {
            // Tells the library that it signs with a key of its own; which algorithms it may use, ClientAssertions
            // knows.
            settings.tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256);
        }
        var registered = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.service())
                .clientAuthenticationMethod(method(client))
                // The library wants one; which grants a client really has is asked of Client.
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(settings.build());
        if (client.secretDigest() != null) {
            registered.clientSecret(client.secretDigest());
        }
        client.grants().forEach(grant -> registered.authorizationGrantType(type(grant)));
        return registered.build();
    }

    private static ClientAuthenticationMethod method(Client client) {
        return switch (client.authentication()) {
            case CLIENT_SECRET_BASIC -> ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
            case CLIENT_SECRET_POST -> ClientAuthenticationMethod.CLIENT_SECRET_POST;
            case PRIVATE_KEY_JWT -> ClientAuthenticationMethod.PRIVATE_KEY_JWT;
            case NONE -> ClientAuthenticationMethod.NONE;
        };
    }

    private static AuthorizationGrantType type(Grant grant) {
        return switch (grant) {
            case AUTHORIZATION_CODE -> AuthorizationGrantType.AUTHORIZATION_CODE;
            case REFRESH_TOKEN -> AuthorizationGrantType.REFRESH_TOKEN;
            case CLIENT_CREDENTIALS -> AuthorizationGrantType.CLIENT_CREDENTIALS;
            case DEVICE_CODE -> AuthorizationGrantType.DEVICE_CODE;
        };
    }

    private record Translated(Map<String, Client> from, Map<String, RegisteredClient> to) {}
}
