package genkan.sso.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import genkan.service.Client;
import genkan.tls.ServiceCalls;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The public keys of the clients that sign: those of the registration, or those found where it says. */
@Component
class ClientKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ClientKeys.class);

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    /** Somebody who signs with keys that do not exist makes us ask no oftener. */
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long LARGEST = 100_000;

    private final ServiceCalls calls;
    private final Clock clock;
    private final Map<String, Fetched> fetched = new ConcurrentHashMap<>();

    ClientKeys(ServiceCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** The keys that may have signed. One that is new since they were fetched has them fetched again. */
    List<JWK> find(Client client, JWKSelector wanted) {
        var address = client.jwksUri();
        if (client.jwks() != null) {
            return wanted.select(registered(client.jwks()));
        }
        if (address == null) {
            return List.of();
        }
        var found = wanted.select(published(address, GOOD_FOR));
        return found.isEmpty() ? wanted.select(published(address, ASKED_AGAIN_AFTER)) : found;
    }

    private static JWKSet registered(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException unreadable) {
            LOG.warn("The registered keys of a client cannot be read: {}", unreadable.getMessage());
            return new JWKSet();
        }
    }

    private JWKSet published(String address, Duration goodFor) {
        var now = clock.instant();
        return fetched.compute(
                        address,
                        (_, before) ->
                                before != null && before.at().plus(goodFor).isAfter(now)
                                        ? before
                                        : new Fetched(fetch(address, before), now))
                .keys();
    }

    /** Where nobody answers, the keys from before stay good: a service's short failure is none of its clients'. */
    private JWKSet fetch(String address, @Nullable Fetched before) {
        try {
            var answer = answer(address);
            if (answer.statusCode() == 200) {
                return JWKSet.parse(answer.body());
            }
            LOG.warn("The keys at {} could not be fetched: status {}", address, answer.statusCode());
        } catch (ExecutionException | TimeoutException | ParseException unreadable) {
            LOG.warn("The keys at {} could not be fetched: {}", address, unreadable.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return before == null ? new JWKSet() : before.keys();
    }

    /** A request's own time limit ends with the headers; whoever sends the rest by drops would hold us for ever. */
    private HttpResponse<String> answer(String address)
            throws ExecutionException, TimeoutException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        var coming = calls.http().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        try {
            return coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            coming.cancel(true);
        }
    }

    private record Fetched(JWKSet keys, Instant at) {}
}
