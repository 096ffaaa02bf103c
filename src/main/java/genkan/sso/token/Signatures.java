package genkan.sso.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import genkan.signing.SigningKeys;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Signs with the key whose turn it is, and verifies by the key that a token names. */
@Component
class Signatures {

    private static final DefaultJWSSignerFactory SIGNERS = new DefaultJWSSignerFactory();

    private final SigningKeys keys;
    // Made once for a key; keys come a few times a year, so nothing is ever taken out.
    private final Map<String, JWSSigner> signers = new ConcurrentHashMap<>();
    private final Map<String, JWSVerifier> verifiers = new ConcurrentHashMap<>();

    Signatures(SigningKeys keys) {
        this.keys = keys;
    }

    /** What the next token of that algorithm is signed with. */
    JWK key(JWSAlgorithm algorithm) {
        return keys.signing(algorithm);
    }

    JWSSigner signer(JWK key, JWSAlgorithm algorithm) {
        return signers.computeIfAbsent(key.getKeyID(), _ -> {
            try {
                return SIGNERS.createJWSSigner(key, algorithm);
            } catch (JOSEException unusable) {
                throw new IllegalStateException("The key %s cannot sign".formatted(key.getKeyID()), unusable);
            }
        });
    }

    /** Whether one of our published keys signed it, by the algorithm that the key is for (RFC 8725, 3.1). */
    boolean hold(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        var key =
                header.getKeyID() == null ? null : keys.find(header.getKeyID()).orElse(null);
        return key != null && header.getAlgorithm().equals(key.getAlgorithm()) && token.verify(verifier(key));
    }

    private JWSVerifier verifier(JWK key) {
        return verifiers.computeIfAbsent(key.getKeyID(), _ -> {
            try {
                return JWSAlgorithm.ES256.equals(key.getAlgorithm())
                        ? new ECDSAVerifier(key.toECKey())
                        : new RSASSAVerifier(key.toRSAKey());
            } catch (JOSEException unusable) {
                throw new IllegalStateException("The key %s cannot verify".formatted(key.getKeyID()), unusable);
            }
        });
    }
}
