package genkan.passkey;

import genkan.web.Forms;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

/** What a device answered, in the fields of a form: bytes in base64url. Empty if one is missing or garbled. */
final class Answers {

    /** A key with the longest signature there is takes a tenth of it. */
    private static final int LONGEST = 20_000;

    private Answers() {}

    static Optional<PublicKeyCredential<AuthenticatorAssertionResponse>> signed(HttpServletRequest request) {
        return bytes(request, "authenticator-data")
                .flatMap(data -> bytes(request, "signature")
                        .flatMap(signature -> bytes(request, "user-handle")
                                .flatMap(handle -> bytes(request, "client-data")
                                        .map(client -> AuthenticatorAssertionResponse.builder()
                                                .authenticatorData(data)
                                                .signature(signature)
                                                .userHandle(handle)
                                                .clientDataJSON(client)
                                                .build()))))
                .flatMap(response -> credential(request, response));
    }

    static Optional<PublicKeyCredential<AuthenticatorAttestationResponse>> made(HttpServletRequest request) {
        return bytes(request, "attestation")
                .flatMap(attestation -> bytes(request, "client-data")
                        .map(client -> AuthenticatorAttestationResponse.builder()
                                .attestationObject(attestation)
                                .clientDataJSON(client)
                                .transports(transports(request))
                                .build()))
                .flatMap(response -> credential(request, response));
    }

    private static <R extends AuthenticatorResponse> Optional<PublicKeyCredential<R>> credential(
            HttpServletRequest request, R response) {
        return bytes(request, "id").map(id -> {
            var credential = PublicKeyCredential.<R>builder();
            credential.id(id.toBase64UrlString());
            credential.rawId(id);
            credential.type(PublicKeyCredentialType.PUBLIC_KEY);
            credential.response(response);
            return credential.build();
        });
    }

    /** Those that there are names for; others are of no use to us. */
    private static AuthenticatorTransport[] transports(HttpServletRequest request) {
        var named = Arrays.asList(Forms.field(request, "transports").split(",", 20));
        return Arrays.stream(AuthenticatorTransport.values())
                .filter(transport -> named.contains(transport.getValue()))
                .toArray(AuthenticatorTransport[]::new);
    }

    private static Optional<Bytes> bytes(HttpServletRequest request, String field) {
        var written = Forms.field(request, field);
        if (written.isEmpty() || written.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bytes.fromBase64(written));
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }
}
