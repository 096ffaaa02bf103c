package genkan.sso.logout;

import com.nimbusds.jwt.JWTClaimsSet;
import genkan.service.Client;
import genkan.service.Clients;
import genkan.sso.client.Parameters;
import genkan.sso.logout.LogoutRequest.Faulty;
import genkan.sso.logout.LogoutRequest.Sound;
import genkan.sso.token.Tokens;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads what services send along when they want a member signed out (OpenID Connect RP-Initiated Logout 1.0, 2). Whom
 * nothing proves, nobody is sent to: without an ID token of ours the address to return to is not looked at.
 */
@Component
class LogoutRequests {

    /** What a form of ours has to carry along, so that the request can be read anew. */
    static final List<String> CARRIED = List.of("id_token_hint", "client_id", "post_logout_redirect_uri", "state");

    private final Clients clients;
    private final Tokens tokens;

    LogoutRequests(Clients clients, Tokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    LogoutRequest read(Parameters sent) {
        if (!sent.repeated().isEmpty()) {
            return new Faulty("a parameter was sent more than once");
        }
        var named = sent.find("client_id");
        if (named.isPresent() && named.flatMap(clients::find).isEmpty()) {
            return new Faulty("client_id is not registered");
        }
        // However old: it only has to be ours (RP-Initiated Logout, 2).
        var hint = sent.find("id_token_hint").flatMap(tokens::readId);
        if (sent.has("id_token_hint") && hint.isEmpty()) {
            return new Faulty("id_token_hint is no ID token of ours");
        }
        var client = hint.flatMap(this::addressee).orElse(null);
        if (hint.isPresent() && client == null) {
            return new Faulty("the client of id_token_hint is not registered");
        }
        if (client != null && !named.orElse(client.id()).equals(client.id())) {
            return new Faulty("client_id is not the one that id_token_hint was made for");
        }
        return client == null ? new Sound(null, null, null) : leadingBack(sent, client);
    }

    private static LogoutRequest leadingBack(Parameters sent, Client client) {
        var wanted = sent.find("post_logout_redirect_uri");
        if (wanted.isPresent() && !client.postLogoutRedirectUris().contains(wanted.get())) {
            return new Faulty("post_logout_redirect_uri is not registered for this client");
        }
        return new Sound(client, wanted.orElse(null), sent.find("state").orElse(null));
    }

    private Optional<Client> addressee(JWTClaimsSet hint) {
        return hint.getAudience().stream().findFirst().flatMap(clients::find);
    }
}
