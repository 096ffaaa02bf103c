package genkan.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** A key that a service keeps to itself, and what it signs with it. */
record ClientKey(JWK key, JWSAlgorithm algorithm) {

    static final String GENKAN = "http://localhost:8080";

    static ClientKey elliptic() throws JOSEException {
        return new ClientKey(new ECKeyGenerator(Curve.P_256).keyID(anew()).generate(), JWSAlgorithm.ES256);
    }

    static ClientKey rsa(JWSAlgorithm algorithm) throws JOSEException {
        return new ClientKey(new RSAKeyGenerator(2048).keyID(anew()).generate(), algorithm);
    }

    /** The public half, as a JWK set. */
    String published() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    String thumbprint() throws JOSEException {
        return key.computeThumbprint().toString();
    }

    /** The fields by which a client proves itself. */
    Map<String, String> proving(String client, Instant now) throws JOSEException {
        return sent(assertion(client, now, Map.of()));
    }

    static Map<String, String> sent(String assertion) {
        return Map.of(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion);
    }

    /** With claims that replace the usual ones. */
    String assertion(String client, Instant now, Map<String, Object> instead) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(GENKAN)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .jwtID(anew());
        instead.forEach(claims::claim);
        var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
        return signed(header, claims.build());
    }

    String proof(String method, String path, Instant now) throws JOSEException {
        return proof(method, path, now, Map.of());
    }

    String proof(String method, String path, Instant now, Map<String, Object> instead) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim("htu", GENKAN + path)
                .issueTime(Date.from(now))
                .jwtID(anew());
        instead.forEach(claims::claim);
        var header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK())
                .build();
        return signed(header, claims.build());
    }

    /** The headers of a request with a token that is bound to this key. */
    Map<String, String> using(String token, String method, String path, Instant now) throws Exception {
        return Map.of("Authorization", "DPoP " + token, "DPoP", proof(method, path, now, Map.of("ath", hash(token))));
    }

    static String hash(String token) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private String signed(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
        return jwt.serialize();
    }

    private static String anew() {
        return UUID.randomUUID().toString();
    }
}
