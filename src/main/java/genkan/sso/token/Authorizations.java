package genkan.sso.token;

import genkan.secret.BearerSecret;
import genkan.sso.client.EndPoints;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/**
 * What the library asks of our rows: the challenge that a client's PKCE verifier has to match. It asks before it asks
 * {@link CodeGrant}, so a code that has been spent is met here first.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {

    private final Grants grants;
    private final RegisteredClientRepository clients;

    Authorizations(Grants grants, RegisteredClientRepository clients) {
        this.grants = grants;
        this.clients = clients;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type == null || !type.getValue().equals(OAuth2ParameterNames.CODE)) {
            return null;
        }
        var code = BearerSecret.read(token);
        var pending = code.flatMap(grants::pending);
        if (pending.isEmpty()) {
            code.ifPresent(grants::revokeWhatCameOf);
        }
        return pending.map(this::authorization).orElse(null);
    }

    private @Nullable OAuth2Authorization authorization(Grants.PendingCode pending) {
        var client = clients.findByClientId(pending.clientId());
        if (client == null) {
            return null;
        }
        Map<String, Object> challenge = pending.challenge() == null
                ? Map.of()
                : Map.of(
                        PkceParameterNames.CODE_CHALLENGE,
                        pending.challenge(),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256");
        return OAuth2Authorization.withRegisteredClient(client)
                .principalName("member")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .attribute(
                        OAuth2AuthorizationRequest.class.getName(),
                        OAuth2AuthorizationRequest.authorizationCode()
                                .authorizationUri(EndPoints.AUTHORIZATION)
                                .clientId(pending.clientId())
                                .additionalParameters(challenge)
                                .build())
                .build();
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        throw new UnsupportedOperationException("Codes and tokens are kept by Grants");
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        throw new UnsupportedOperationException("Codes and tokens are kept by Grants");
    }
}
