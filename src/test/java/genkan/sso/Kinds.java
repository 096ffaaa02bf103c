package genkan.sso;

import genkan.service.Client;
import genkan.service.Client.Authentication;
import java.util.List;
import java.util.Set;

/** Clients that are not quite like the usual one of {@link genkan.Partners}. */
final class Kinds {

    private Kinds() {}

    static Client publicApp(Client usual) {
        return changed(usual, Authentication.NONE, usual.redirectUris(), Set.of(), false);
    }

    /** An app that listens on its own machine. */
    static Client desktopApp(Client usual) {
        return changed(usual, Authentication.NONE, List.of("http://127.0.0.1/callback"), Set.of(), false);
    }

    static Client returningTo(String redirectUri, Client usual) {
        return changed(usual, usual.authentication(), List.of(redirectUri), Set.of(), false);
    }

    static Client bySecretInTheForm(Client usual) {
        return changed(usual, Authentication.CLIENT_SECRET_POST, usual.redirectUris(), Set.of(), false);
    }

    static Client withoutPkce(Client usual) {
        return changed(usual, usual.authentication(), usual.redirectUris(), Set.of(), true);
    }

    static Client withTokensFor(Client resourceServer, Client usual) {
        return changed(usual, usual.authentication(), usual.redirectUris(), Set.of(resourceServer.id()), false);
    }

    private static Client changed(
            Client usual,
            Authentication authentication,
            List<String> redirectUris,
            Set<String> audience,
            boolean withoutPkce) {
        return new Client(
                usual.id(),
                usual.service(),
                authentication,
                authentication == Authentication.NONE ? null : usual.secretDigest(),
                redirectUris,
                usual.postLogoutRedirectUris(),
                usual.scopes(),
                usual.grants(),
                audience,
                usual.thirdParty(),
                withoutPkce,
                usual.requiresPar(),
                usual.idTokenAlgorithm(),
                usual.jwks(),
                usual.jwksUri(),
                usual.backChannelLogoutUri(),
                usual.eligible());
    }
}
