package genkan.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All keys at one moment, oldest generation first. */
final class KeyRing {

    private final List<SigningKey> keys;
    private final Duration keepPublished;
    private final JWKSet published;
    private final byte[] publishedJson;

    KeyRing(List<SigningKey> keys, Duration keepPublished) {
        this.keys = keys.stream().sorted(comparingInt(SigningKey::generation)).toList();
        this.keepPublished = keepPublished;
        this.published = new JWKSet(
                this.keys.stream().map(key -> key.jwk().toPublicJWK()).toList());
        this.publishedJson = published.toString(true).getBytes(UTF_8);
    }

    List<SigningKey> keys() {
        return keys;
    }

    JWKSet published() {
        return published;
    }

    byte[] publishedJson() {
        return publishedJson;
    }

    /** The oldest that no younger one has taken over from yet. */
    Optional<SigningKey> signing(JWSAlgorithm algorithm, Instant now) {
        return of(algorithm).filter(key -> !key.isRetired(now)).findFirst();
    }

    Optional<SigningKey> newest(JWSAlgorithm algorithm) {
        return of(algorithm).reduce((_, younger) -> younger);
    }

    /** Those that are published but do not sign yet. */
    List<SigningKey> next(JWSAlgorithm algorithm, Instant now) {
        return of(algorithm).filter(key -> !key.isRetired(now)).skip(1).toList();
    }

    /** Those that signed nothing which could still be valid. */
    List<SigningKey> outlived(Instant now) {
        return keys.stream().filter(key -> hasOutlived(key, now)).toList();
    }

    Optional<SigningKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    Optional<JWK> published(String kid, Instant now) {
        return find(kid)
                .filter(key -> !hasOutlived(key, now))
                .map(key -> key.jwk().toPublicJWK());
    }

    KeyState state(SigningKey key, Instant now) {
        if (key.isRetired(now)) {
            return KeyState.RETIRED;
        }
        return signing(key.algorithm(), now).filter(key::equals).isPresent() ? KeyState.SIGNING : KeyState.NEXT;
    }

    private boolean hasOutlived(SigningKey key, Instant now) {
        var until = key.signsUntil();
        return until != null && !until.plus(keepPublished).isAfter(now);
    }

    private Stream<SigningKey> of(JWSAlgorithm algorithm) {
        return keys.stream().filter(key -> key.algorithm().equals(algorithm));
    }
}
