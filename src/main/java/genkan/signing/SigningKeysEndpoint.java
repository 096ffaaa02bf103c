package genkan.signing;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** What {@code ./genkan keys} talks to, on the management port. */
@Component
@Endpoint(id = "signingkeys")
class SigningKeysEndpoint {

    private final SigningKeys keys;
    private final Clock clock;

    SigningKeysEndpoint(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @ReadOperation
    List<Shown> list() {
        var now = clock.instant();
        var ring = keys.ring();
        return ring.keys().stream()
                .map(key -> new Shown(
                        key.algorithm().getName(),
                        ring.state(key, now).name().toLowerCase(Locale.ROOT),
                        key.signsFrom(),
                        key.kid()))
                .sorted(Comparator.comparing(Shown::algorithm).thenComparing(Shown::signsFrom))
                .toList();
    }

    /** Must be told when, so that no form of some web page in a browser on this machine can do it. */
    @WriteOperation
    List<Shown> rotate(boolean now) {
        keys.rotate(now);
        return list();
    }

    @DeleteOperation
    WebEndpointResponse<List<Shown>> takeAway(@Selector String kid) {
        return keys.takeAway(kid)
                ? new WebEndpointResponse<>(list())
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }

    /** All that anybody outside may know about a key. */
    record Shown(String algorithm, String state, Instant signsFrom, String kid) {}
}
