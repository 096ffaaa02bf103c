package genkan.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import genkan.secret.Randomness;
import genkan.secret.Seal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes keys, seals them for the database and opens them again. */
@Component
class SealedKeys {

    static final List<JWSAlgorithm> ALGORITHMS = List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private static final int RSA_BITS = 2048;

    private final Seal seal;
    private final Randomness randomness;

    SealedKeys(Seal seal, Randomness randomness) {
        this.seal = seal;
        this.randomness = randomness;
    }

    StoredKey make(JWSAlgorithm algorithm, int generation, Instant signsFrom) {
        try {
            var pair = pair(algorithm);
            var jwk = described(pair, algorithm);
            var published = jwk.toJSONString();
            var sealed = seal.seal(name(published), pair.getPrivate().getEncoded());
            return new StoredKey(algorithm.getName(), generation, jwk.getKeyID(), published, sealed, signsFrom);
        } catch (GeneralSecurityException | JOSEException everyJavaHasThem) {
            throw new IllegalStateException(everyJavaHasThem);
        }
    }

    /** Empty when it was not sealed by us, or when its public part is not what was sealed with it. */
    Optional<JWK> open(StoredKey key) {
        return seal.open(name(key.publicJwk()), key.sealed()).map(encoded -> {
            try {
                var published = JWK.parse(key.publicJwk());
                var factory = KeyFactory.getInstance(published.getKeyType().getValue());
                return withPrivate(published, factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException | ParseException weMadeIt) {
                throw new IllegalStateException(weMadeIt);
            }
        });
    }

    private KeyPair pair(JWSAlgorithm algorithm) throws GeneralSecurityException {
        if (algorithm.equals(JWSAlgorithm.ES256)) {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), randomness.source());
            return generator.generateKeyPair();
        }
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS, randomness.source());
        return generator.generateKeyPair();
    }

    private static JWK described(KeyPair pair, JWSAlgorithm algorithm) throws JOSEException {
        return switch (pair.getPublic()) {
            case ECPublicKey ec ->
                new ECKey.Builder(Curve.P_256, ec)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .keyIDFromThumbprint()
                        .build();
            case RSAPublicKey rsa ->
                new RSAKey.Builder(rsa)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .keyIDFromThumbprint()
                        .build();
            default -> throw new IllegalStateException("Nobody asked for " + pair.getPublic());
        };
    }

    private static JWK withPrivate(JWK published, PrivateKey key) {
        return switch (published) {
            case ECKey ec -> new ECKey.Builder(ec).privateKey(key).build();
            case RSAKey rsa -> new RSAKey.Builder(rsa).privateKey(key).build();
            default -> throw new IllegalStateException("Nobody made " + published);
        };
    }

    // The public part is in the name: who can write to the table but has no key of the seal cannot put in a key of
    // theirs.
    private static String name(String publicJwk) {
        return "signing_key " + publicJwk;
    }
}
