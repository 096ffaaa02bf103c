package genkan.sso.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import genkan.secret.Randomness;
import genkan.service.Client;
import genkan.session.Sessions;
import genkan.session.SignInMethod;
import genkan.web.PublicAddress;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Component;

/** Writes and reads the tokens: JWTs signed with our keys. */
@Component
public class Tokens {

    /** RFC 9068, 2.1: so that no ID token is ever taken for an access token. */
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    /** So that no logout token is ever taken for an ID token (OpenID Connect Back-Channel Logout 1.0, 2.4). */
    private static final JOSEObjectType LOGOUT_TOKEN = new JOSEObjectType("logout+jwt");

    private static final String LOGGED_OUT = "http://schemas.openid.net/event/backchannel-logout";

    /** At most two minutes (Back-Channel Logout, 2.4); each try to deliver one makes another. */
    private static final Duration LOGOUT_TOKEN_LIFE = Duration.ofMinutes(2);

    private static final int NUMBER_BYTES = 9;

    private final Signatures signatures;
    private final Sessions sessions;
    private final SsoProperties properties;
    private final PublicAddress address;
    private final Randomness randomness;
    private final Clock clock;

    Tokens(
            Signatures signatures,
            Sessions sessions,
            SsoProperties properties,
            PublicAddress address,
            Randomness randomness,
            Clock clock) {
        this.signatures = signatures;
        this.sessions = sessions;
        this.properties = properties;
        this.address = address;
        this.randomness = randomness;
        this.clock = clock;
    }

    /**
     * An access token of a family (RFC 9068). It names its family, whose row decides whether it is good.
     *
     * @param keyThumbprint of the key that it is bound to (RFC 9449, 6); null for a bearer token
     */
    OAuth2AccessToken access(Family family, Client client, Set<String> scopes, @Nullable String keyThumbprint) {
        return access(family.subject(), family.reference(), client, scopes, keyThumbprint);
    }

    /** An access token of a client that acts for itself (RFC 6749, 4.4). */
    OAuth2AccessToken access(Client client, Set<String> scopes, @Nullable String keyThumbprint) {
        return access(client.id(), "c", client, scopes, keyThumbprint);
    }

    private OAuth2AccessToken access(
            String subject, String reference, Client client, Set<String> scopes, @Nullable String keyThumbprint) {
        var now = now();
        var expires = now.plus(properties.tokenLife());
        var number = Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(NUMBER_BYTES));
        var claims = new JWTClaimsSet.Builder()
                .issuer(address.issuer())
                .subject(subject)
                .audience(audience(client))
                .claim("client_id", client.id())
                .claim("scope", String.join(" ", scopes))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .jwtID(reference + "-" + number);
        if (keyThumbprint != null) {
            claims.claim("cnf", Map.of("jkt", keyThumbprint));
        }
        return new OAuth2AccessToken(
                keyThumbprint == null ? OAuth2AccessToken.TokenType.BEARER : OAuth2AccessToken.TokenType.DPOP,
                signed(JWSAlgorithm.ES256, ACCESS_TOKEN, claims.build()),
                now,
                expires,
                scopes);
    }

    private static List<String> audience(Client client) {
        var audience = new ArrayList<String>();
        audience.add(client.id());
        audience.addAll(client.audience());
        return audience;
    }

    /** Tells the service who signed in (OpenID Connect Core, 2), and nothing that it did not ask for. */
    String id(Family family, Client client, boolean first) {
        var now = now();
        var asked = family.asked();
        var claims = new JWTClaimsSet.Builder()
                .issuer(address.issuer())
                .subject(family.subject())
                .audience(client.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(properties.tokenLife())));
        if (first && asked.nonce() != null) {
            claims.claim("nonce", asked.nonce());
        }
        if (asked.authTime()) {
            claims.claim("auth_time", family.authenticatedAt().getEpochSecond());
        }
        if (asked.acr()) {
            claims.claim(
                    "acr",
                    Level.of(family.authenticatedAt(), family.began(), properties.fresh())
                            .name());
        }
        if (asked.idToken().contains("amr")) {
            sessions.methodOf(family.member(), family.sid())
                    .ifPresent(method -> claims.claim("amr", references(method)));
        }
        if (client.backChannelLogoutUri() != null || asked.idToken().contains("sid")) {
            claims.claim("sid", family.sid());
        }
        return signed(JWSAlgorithm.parse(client.idTokenAlgorithm()), JOSEObjectType.JWT, claims.build());
    }

    /**
     * Tells the service that a session ended (Back-Channel Logout, 2.4).
     *
     * @param number the same whenever the same ending is told
     */
    public String logout(Client client, String subject, String sid, String number) {
        var now = now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(address.issuer())
                .subject(subject)
                .audience(client.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LOGOUT_TOKEN_LIFE)))
                .jwtID(number)
                .claim("events", Map.of(LOGGED_OUT, Map.of()))
                .claim("sid", sid);
        return signed(JWSAlgorithm.parse(client.idTokenAlgorithm()), LOGOUT_TOKEN, claims.build());
    }

    /** As RFC 8176 names them. */
    private static List<String> references(SignInMethod method) {
        return switch (method) {
            case PASSWORD -> List.of("pwd");
            // No value is registered for a call, a letter or a mail; what was set with it is a password.
            case RECOVERY -> List.of("pwd");
            case PASSKEY -> List.of("pop", "user", "mfa");
        };
    }

    String signed(JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims) {
        try {
            var key = signatures.key(algorithm);
            var header = new JWSHeader.Builder(algorithm)
                    .type(type)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(signatures.signer(key, algorithm));
            return token.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException("A token could not be signed", unusable);
        }
    }

    /** An access token of ours that has not expired; whether its family lives is another question. */
    Optional<JWTClaimsSet> readAccess(String token) {
        return read(token, ACCESS_TOKEN)
                .filter(claims -> claims.getExpirationTime().toInstant().isAfter(clock.instant()));
    }

    /** The thumbprint of the key that an access token is bound to (RFC 9449, 6); empty for a bearer token. */
    static Optional<String> boundTo(JWTClaimsSet claims) {
        return claims.getClaim("cnf") instanceof Map<?, ?> confirmation && confirmation.get("jkt") instanceof String key
                ? Optional.of(key)
                : Optional.empty();
    }

    /** An ID token of ours, however old: as a hint it only names who was signed in (OpenID Connect Core, 3.1.2.1). */
    public Optional<JWTClaimsSet> readId(String token) {
        return read(token, JOSEObjectType.JWT);
    }

    private Optional<JWTClaimsSet> read(String token, JOSEObjectType type) {
        try {
            var jwt = SignedJWT.parse(token);
            if (!type.equals(jwt.getHeader().getType()) || !signatures.hold(jwt)) {
                return Optional.empty();
            }
            var claims = jwt.getJWTClaimsSet();
            return address.issuer().equals(claims.getIssuer()) ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }

    /** Tokens know whole seconds. */
    private Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }
}
