package genkan.sso.device;

import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import genkan.service.Client.Grant;
import genkan.service.Clients;
import genkan.sso.client.Callers;
import genkan.sso.client.Callers.Caller;
import genkan.sso.client.DPoP;
import genkan.sso.token.Family;
import genkan.sso.token.Grants;
import genkan.sso.token.TokenAnswers;
import genkan.sso.token.TokenGrant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationToken;
import org.springframework.stereotype.Component;

/** A device's code against tokens, once a member has let the device in (RFC 8628, 3.4). */
@Component
class DeviceGrant implements TokenGrant {

    private final DeviceGrants devices;
    private final Grants grants;
    private final Clients clients;
    private final TokenAnswers answers;
    private final DPoP dpop;
    private final Randomness randomness;

    DeviceGrant(
            DeviceGrants devices,
            Grants grants,
            Clients clients,
            TokenAnswers answers,
            DPoP dpop,
            Randomness randomness) {
        this.devices = devices;
        this.grants = grants;
        this.clients = clients;
        this.answers = answers;
        this.dpop = dpop;
        this.randomness = randomness;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var grant = (OAuth2DeviceCodeAuthenticationToken) request;
        var caller = Callers.of(grant, clients);
        if (!caller.client().may(Grant.DEVICE_CODE)) {
            throw refusal(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        var device =
                BearerSecret.read(grant.getDeviceCode()).orElseThrow(() -> refusal(OAuth2ErrorCodes.INVALID_GRANT));
        var bound = dpop.thumbprint(grant);
        return switch (devices.poll(device, caller.client().id())) {
            case UNKNOWN -> throw refusal(OAuth2ErrorCodes.INVALID_GRANT);
            case WAITING -> throw refusal("authorization_pending");
            case TOO_OFTEN -> throw refusal("slow_down");
            case DENIED -> throw refusal(OAuth2ErrorCodes.ACCESS_DENIED);
            case EXPIRED -> throw refusal("expired_token");
            case ALLOWED -> tokens(caller, device, bound);
        };
    }

    private Authentication tokens(Caller caller, BearerSecret device, @Nullable String bound) {
        var allowed =
                devices.take(device, caller.client().id()).orElseThrow(() -> refusal(OAuth2ErrorCodes.INVALID_GRANT));
        var family = grants.newFamily();
        var refresh = caller.client().may(Grant.REFRESH_TOKEN)
                ? BearerSecret.newFor(Family.reference(allowed.member().reference(), family), randomness)
                : null;
        return grants.begin(allowed, device, refresh, family, caller.client().publicClient() ? bound : null)
                .map(begun -> answers.first(caller, begun, refresh, bound))
                .orElseThrow(() -> refusal(OAuth2ErrorCodes.INVALID_GRANT));
    }

    private static OAuth2AuthenticationException refusal(String error) {
        return new OAuth2AuthenticationException(error);
    }

    @Override
    public boolean supports(Class<?> request) {
        return OAuth2DeviceCodeAuthenticationToken.class.isAssignableFrom(request);
    }
}
