package genkan.sso.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.stereotype.Component;

/** The proof that a client holds a key, made for one request and good once (RFC 9449, 4). */
@Component
public class DPoP {

    public static final String HEADER = "DPoP";
    public static final List<String> ALGORITHMS = List.of("ES256", "PS256", "RS256");

    /** How old a proof may be, and how far ahead a client's clock. */
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final DPoPProofJwtDecoderFactory decoders = new DPoPProofJwtDecoderFactory();
    private final SpentProofs spent;
    private final Clock clock;

    DPoP(SpentProofs spent, Clock clock) {
        this.spent = spent;
        this.clock = clock;
        decoders.setJwtValidatorFactory(request -> proof -> checked(request, proof));
    }

    /** The thumbprint of the key that a token request proves to hold; null if it proves none. */
    @Nullable
    public String thumbprint(OAuth2AuthorizationGrantAuthenticationToken grant) {
        var parameters = grant.getAdditionalParameters();
        var proof = (String) parameters.get("dpop_proof");
        return proof == null
                ? null
                : proven(
                                proof,
                                String.valueOf(parameters.get("dpop_method")),
                                String.valueOf(parameters.get("dpop_target_uri")),
                                null)
                        .orElseThrow(DPoP::invalid);
    }

    /**
     * The thumbprint of the key that a proof shows to be held for a request; empty if it does not.
     *
     * @param accessToken which the proof has to name too; null where none is sent along
     */
    public Optional<String> proven(String proof, String method, String address, @Nullable String accessToken) {
        try {
            var request = DPoPProofContext.withDPoPProof(proof)
                    .method(method)
                    .targetUri(address)
                    .build();
            var read = decoders.createDecoder(request).decode(proof);
            return accessToken == null || Sha256.written(accessToken).equals(read.getClaimAsString("ath"))
                    ? thumbprint(read)
                    : Optional.empty();
        } catch (JwtException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private OAuth2TokenValidatorResult checked(DPoPProofContext request, Jwt proof) {
        return saysWhatItHasTo(request, proof) && spend(proof)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF));
    }

    private boolean saysWhatItHasTo(DPoPProofContext request, Jwt proof) {
        var now = clock.instant();
        var made = proof.getIssuedAt();
        var address = proof.getClaimAsString("htu");
        return ALGORITHMS.contains(String.valueOf(proof.getHeaders().get("alg")))
                && request.getMethod().equals(proof.getClaimAsString("htm"))
                && address != null
                && address.replaceFirst("[?#].*", "").equals(request.getTargetUri())
                && made != null
                && !made.isBefore(now.minus(WINDOW))
                && !made.isAfter(now.plus(WINDOW));
    }

    private boolean spend(Jwt proof) {
        var made = proof.getIssuedAt();
        var number = proof.getId();
        var key = thumbprint(proof);
        return made != null
                && number != null
                && key.isPresent()
                && spent.spend("key " + key.get(), number, made.plus(WINDOW));
    }

    @SuppressWarnings("unchecked") // the decoder has read it as a JSON object
    private static Optional<String> thumbprint(Jwt proof) {
        try {
            var key = JWK.parse((Map<String, Object>) proof.getHeaders().get("jwk"));
            return Optional.of(key.computeThumbprint().toString());
        } catch (ParseException | JOSEException unusable) {
            return Optional.empty();
        }
    }

    private static OAuth2AuthenticationException invalid() {
        return new OAuth2AuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF, "the DPoP proof is not valid", null));
    }
}
