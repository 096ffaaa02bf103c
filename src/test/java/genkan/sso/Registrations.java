package genkan.sso;

import genkan.service.Client;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clients that are registered a little differently from what {@link genkan.Partners} does. */
final class Registrations {

    private Registrations() {}

    static Client returningTo(Client client, String postLogoutRedirectUri) {
        return with(client, List.of(postLogoutRedirectUri), client.idTokenAlgorithm(), client.backChannelLogoutUri());
    }

    static Client toldAt(Client client, String backChannelLogoutUri) {
        return with(client, client.postLogoutRedirectUris(), client.idTokenAlgorithm(), backChannelLogoutUri);
    }

    static Client signedBy(Client client, String idTokenAlgorithm) {
        return with(client, client.postLogoutRedirectUris(), idTokenAlgorithm, client.backChannelLogoutUri());
    }

    private static Client with(
            Client client,
            List<String> postLogoutRedirectUris,
            String idTokenAlgorithm,
            @Nullable String backChannelLogoutUri) {
        return new Client(
                client.id(),
                client.service(),
                client.authentication(),
                client.secretDigest(),
                client.redirectUris(),
                postLogoutRedirectUris,
                client.scopes(),
                client.grants(),
                client.audience(),
                client.thirdParty(),
                client.withoutPkce(),
                client.requiresPar(),
                idTokenAlgorithm,
                client.jwks(),
                client.jwksUri(),
                backChannelLogoutUri,
                client.eligible());
    }
}
