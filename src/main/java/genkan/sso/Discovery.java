package genkan.sso;

import genkan.signing.SigningKeys;
import genkan.sso.authorization.AuthorizationRequests;
import genkan.sso.client.ClientProofs;
import genkan.sso.client.DPoP;
import genkan.sso.client.EndPoints;
import genkan.sso.consent.Claims;
import genkan.sso.token.Level;
import genkan.web.PublicAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What services read to find us: the metadata (OpenID Connect Discovery, RFC 8414) and the keys, as prepared bytes. */
@RestController
class Discovery {

    private static final Duration METADATA_KEPT = Duration.ofHours(1);
    private static final Duration KEYS_KEPT = Duration.ofMinutes(10);

    private static final List<String> CONFIDENTIAL_CLIENTS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
    private static final List<String> ALL_CLIENTS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");

    private final byte[] metadata;
    private final SigningKeys keys;

    Discovery(PublicAddress address, SigningKeys keys, JsonMapper json) {
        this.metadata = json.writeValueAsBytes(metadata(address.issuer()));
        this.keys = keys;
    }

    @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    ResponseEntity<byte[]> metadata() {
        return document(metadata, METADATA_KEPT);
    }

    @GetMapping(EndPoints.KEYS)
    ResponseEntity<byte[]> keys() {
        return document(keys.publishedJson(), KEYS_KEPT);
    }

    private static ResponseEntity<byte[]> document(byte[] bytes, Duration kept) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(kept).cachePublic())
                .header("Access-Control-Allow-Origin", "*")
                .body(bytes);
    }

    private static Map<String, Object> metadata(String issuer) {
        var told = new LinkedHashMap<String, Object>();
        told.put("issuer", issuer);
        told.put("authorization_endpoint", issuer + EndPoints.AUTHORIZATION);
        told.put("token_endpoint", issuer + EndPoints.TOKEN);
        told.put("userinfo_endpoint", issuer + EndPoints.USER_INFO);
        told.put("jwks_uri", issuer + EndPoints.KEYS);
        told.put("introspection_endpoint", issuer + EndPoints.INTROSPECTION);
        told.put("revocation_endpoint", issuer + EndPoints.REVOCATION);
        told.put("end_session_endpoint", issuer + EndPoints.LOGOUT);
        told.put("backchannel_logout_supported", true);
        told.put("backchannel_logout_session_supported", true);
        told.put("pushed_authorization_request_endpoint", issuer + EndPoints.PUSH);
        told.put("device_authorization_endpoint", issuer + EndPoints.DEVICE_AUTHORIZATION);
        told.put("require_pushed_authorization_requests", false);
        told.put("response_types_supported", List.of("code"));
        told.put("response_modes_supported", List.of("query", "form_post"));
        told.put("authorization_response_iss_parameter_supported", true);
        told.put(
                "grant_types_supported",
                List.of(
                        "authorization_code",
                        "refresh_token",
                        "client_credentials",
                        "urn:ietf:params:oauth:grant-type:device_code"));
        told.put("code_challenge_methods_supported", List.of("S256"));
        told.put("scopes_supported", List.of("openid", "email", "offline_access"));
        told.put("claims_supported", Claims.names());
        told.put("claims_parameter_supported", true);
        told.put("request_parameter_supported", false);
        told.put("request_uri_parameter_supported", false);
        told.put("subject_types_supported", List.of("public"));
        told.put("id_token_signing_alg_values_supported", List.of("RS256", "ES256"));
        told.put("acr_values_supported", Level.ALL);
        told.put("prompt_values_supported", AuthorizationRequests.PROMPTS);
        told.put("ui_locales_supported", List.of("ja", "en"));
        told.put("token_endpoint_auth_methods_supported", ALL_CLIENTS);
        told.put("token_endpoint_auth_signing_alg_values_supported", ClientProofs.ALGORITHMS);
        told.put("introspection_endpoint_auth_methods_supported", CONFIDENTIAL_CLIENTS);
        told.put("introspection_endpoint_auth_signing_alg_values_supported", ClientProofs.ALGORITHMS);
        told.put("revocation_endpoint_auth_methods_supported", ALL_CLIENTS);
        told.put("revocation_endpoint_auth_signing_alg_values_supported", ClientProofs.ALGORITHMS);
        told.put("dpop_signing_alg_values_supported", DPoP.ALGORITHMS);
        return told;
    }
}
