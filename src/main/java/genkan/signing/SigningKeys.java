package genkan.signing;

import com.nimbusds.jose.*;
import com.nimbusds.jose.crypto.*;
import com.nimbusds.jose.jwk.*;
import com.nimbusds.jose.jwk.gen.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.springframework.stereotype.Component;

/** Stand-in until the real one is merged. */
@Component
public class SigningKeys {
    private final ECKey ec;
    private final RSAKey rsa;

    SigningKeys() throws JOSEException {
        ec = new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyID("es")
                .generate();
        rsa = new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyID("rs")
                .generate();
    }

    public Signing signing(JWSAlgorithm algorithm) throws JOSEException {
        return algorithm.equals(JWSAlgorithm.ES256)
                ? new Signing("es", new ECDSASigner(ec))
                : new Signing("rs", new RSASSASigner(rsa));
    }

    public Optional<Verifying> find(String kid) throws JOSEException {
        return switch (kid) {
            case "es" -> Optional.of(new Verifying(JWSAlgorithm.ES256, new ECDSAVerifier(ec)));
            case "rs" -> Optional.of(new Verifying(JWSAlgorithm.RS256, new RSASSAVerifier(rsa)));
            default -> Optional.empty();
        };
    }

    public byte[] publishedJson() {
        return new JWKSet(List.of(ec, rsa)).toString(true).getBytes(StandardCharsets.UTF_8);
    }

    public record Signing(String kid, JWSSigner signer) {}

    public record Verifying(JWSAlgorithm algorithm, JWSVerifier verifier) {}
}
