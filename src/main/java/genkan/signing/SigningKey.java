package genkan.signing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An opened key.
 *
 * @param jwk with its private part
 * @param signsUntil when a younger one takes over; null as long as there is none
 */
record SigningKey(
        int generation,
        JWK jwk,
        Instant signsFrom,
        @Nullable Instant signsUntil) {

    JWSAlgorithm algorithm() {
        return JWSAlgorithm.parse(jwk.getAlgorithm().getName());
    }

    String kid() {
        return jwk.getKeyID();
    }

    boolean isRetired(Instant now) {
        return signsUntil != null && !signsUntil.isAfter(now);
    }

    /** Without the private part, which a JWK prints. */
    @Override
    public String toString() {
        return "SigningKey[%s %s, hidden]".formatted(algorithm(), kid());
    }
}
