package genkan.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** The proof that a client holds a key (RFC 9449). */
final class DPoP {

    private static final DPoPProofJwtDecoderFactory DECODERS = new DPoPProofJwtDecoderFactory();

    private DPoP() {}

    /** The thumbprint of the key that a token request proves to hold; null if it proves none. */
    static @Nullable String thumbprint(OAuth2AuthorizationGrantAuthenticationToken grant) {
        var parameters = grant.getAdditionalParameters();
        var proof = (String) parameters.get("dpop_proof");
        if (proof == null) {
            return null;
        }
        var context = DPoPProofContext.withDPoPProof(proof)
                .method(String.valueOf(parameters.get("dpop_method")))
                .targetUri(String.valueOf(parameters.get("dpop_target_uri")))
                .build();
        try {
            var header =
                    DECODERS.createDecoder(context).decode(proof).getHeaders().get("jwk");
            return thumbprint(header).orElseThrow(DPoP::invalid);
        } catch (JwtException invalid) {
            throw invalid();
        }
    }

    @SuppressWarnings("unchecked") // the decoder has read it as a JSON object
    private static Optional<String> thumbprint(@Nullable Object jwk) {
        try {
            return Optional.of(
                    JWK.parse((Map<String, Object>) jwk).computeThumbprint().toString());
        } catch (ParseException | JOSEException unusable) {
            return Optional.empty();
        }
    }

    private static OAuth2AuthenticationException invalid() {
        return new OAuth2AuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF, "the DPoP proof is not valid", null));
    }
}
