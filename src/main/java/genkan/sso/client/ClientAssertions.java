package genkan.sso.client;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import genkan.service.Client;
import genkan.service.Clients;
import genkan.web.PublicAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/** Checks by which a client proves itself with a key: a short-lived statement, made for us, good once (RFC 7523, 3). */
@Component
class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {

    static final List<String> ALGORITHMS = List.of("RS256", "PS256", "ES256");

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(30);
    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES = new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("client-authentication+jwt"), null);

    private final Clients clients;
    private final ClientKeys keys;
    private final SpentProofs spent;
    private final Set<String> audiences;
    private final Clock clock;

    ClientAssertions(Clients clients, ClientKeys keys, SpentProofs spent, PublicAddress address, Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.spent = spent;
        this.audiences =
                Set.of(address.issuer(), address.issuer() + EndPoints.TOKEN, address.issuer() + EndPoints.PUSH);
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient registered) {
        var client = clients.find(registered.getClientId())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(TYPES);
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALGORITHMS.stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()),
                (wanted, _) -> keys.find(client, wanted)));
        // What it says is checked below, against our clock.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(assertion -> checked(client, assertion));
        return decoder;
    }

    private OAuth2TokenValidatorResult checked(Client client, Jwt assertion) {
        return saysWhatItHasTo(client, assertion) && spend(client, assertion)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT));
    }

    private boolean saysWhatItHasTo(Client client, Jwt assertion) {
        var now = clock.instant();
        var expires = assertion.getExpiresAt();
        var from = assertion.getNotBefore();
        return client.id().equals(assertion.getClaimAsString("iss"))
                && client.id().equals(assertion.getSubject())
                && Objects.requireNonNullElse(assertion.getAudience(), List.<String>of()).stream()
                        .anyMatch(audiences::contains)
                && expires != null
                && expires.isAfter(now.minus(CLOCKS_DIFFER_BY))
                && !expires.isAfter(now.plus(LONGEST).plus(CLOCKS_DIFFER_BY))
                && (from == null || !from.isAfter(now.plus(CLOCKS_DIFFER_BY)));
    }

    private boolean spend(Client client, Jwt assertion) {
        var expires = assertion.getExpiresAt();
        return expires != null
                && assertion.getId() != null
                && spent.spend("client " + client.id(), assertion.getId(), expires.plus(CLOCKS_DIFFER_BY));
    }
}
