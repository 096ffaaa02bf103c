package genkan;

import genkan.service.Client;
import genkan.service.Client.Authentication;
import genkan.service.Client.Eligible;
import genkan.service.Client.Grant;
import genkan.service.ClientSecret;
import genkan.service.Clients;
import genkan.service.Clients.Origin;
import genkan.service.Service;
import genkan.service.Services;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Services for tests, each a new one with a client of its own that may do everything and proves itself by a secret. */
@TestComponent
public class Partners {

    public static final String SECRET = "a-secret-that-a-machine-has-made-up";

    /** No service has two letters alike, and those of Hinata Net and My Page begin with others. */
    private static final String FIRST = "ACDEFGHIJKLNOPQRSTUVXYZ";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Services services;
    private final Clients clients;

    Partners(Services services, Clients clients) {
        this.services = services;
        this.clients = clients;
    }

    public Client add() {
        return add(client -> client);
    }

    /** An app that has no secret. */
    public Client addPublic() {
        return add(client -> proving(client, Authentication.NONE, null, null));
    }

    /** A service that signs with a key of its own, found in the one way or the other. */
    public Client addSigning(@Nullable String jwks, @Nullable String jwksUri) {
        return add(client -> proving(client, Authentication.PRIVATE_KEY_JWT, jwks, jwksUri));
    }

    /** A service of somebody else's, so that members are asked. */
    public Client addThirdParty() {
        return add(client -> with(client, true, false, client.eligible()));
    }

    /** A service that has to push its requests. */
    public Client addPushing() {
        return add(client -> with(client, false, true, client.eligible()));
    }

    /** A service that is not for everybody. */
    public Client addFor(Eligible eligible) {
        return add(client -> with(client, false, false, eligible));
    }

    private static Client with(Client client, boolean thirdParty, boolean requiresPar, Eligible eligible) {
        return like(
                client, thirdParty, requiresPar, client.authentication(), client.secretDigest(), null, null, eligible);
    }

    private static Client proving(Client client, Authentication by, @Nullable String jwks, @Nullable String jwksUri) {
        return like(client, false, false, by, null, jwks, jwksUri, client.eligible());
    }

    private static Client like(
            Client client,
            boolean thirdParty,
            boolean requiresPar,
            Authentication by,
            @Nullable String secretDigest,
            @Nullable String jwks,
            @Nullable String jwksUri,
            Eligible eligible) {
        return new Client(
                client.id(),
                client.service(),
                by,
                secretDigest,
                client.redirectUris(),
                client.postLogoutRedirectUris(),
                client.scopes(),
                client.grants(),
                client.audience(),
                thirdParty,
                client.withoutPkce(),
                requiresPar,
                client.idTokenAlgorithm(),
                jwks,
                jwksUri,
                client.backChannelLogoutUri(),
                eligible);
    }

    /** A service whose client is not quite like the others'. */
    public Client add(UnaryOperator<Client> different) {
        var number = NUMBER.incrementAndGet();
        var key = "partner-" + number;
        var prefix = "" + FIRST.charAt(number / 26 % FIRST.length()) + (char) ('A' + number % 26);
        services.register(new Service(key, prefix, "協力店" + number, "Partner " + number, "", "", "pen", "/my-page", 90));
        var client = different.apply(new Client(
                key,
                key,
                Authentication.CLIENT_SECRET_BASIC,
                ClientSecret.digest(SECRET),
                List.of("https://" + key + ".example/callback"),
                List.of("https://" + key + ".example/signed-out"),
                Set.of("openid", "profile", "email"),
                EnumSet.allOf(Grant.class),
                Set.of(),
                false,
                false,
                false,
                "ES256",
                null,
                null,
                null,
                Eligible.EVERYBODY));
        clients.register(client, Origin.SAMPLE);
        return client;
    }

    /** Registers a client once more, now otherwise. */
    public void change(Client client) {
        clients.register(client, Origin.SAMPLE);
    }
}
