package genkan.sso.token;

import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import genkan.service.Client.Grant;
import genkan.service.Clients;
import genkan.sso.client.Callers;
import genkan.sso.client.DPoP;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.stereotype.Component;

/** A code against tokens (RFC 6749, 4.1.3). Client and PKCE have been checked when it gets here. */
@Component
class CodeGrant implements TokenGrant {

    private final Grants grants;
    private final Clients clients;
    private final TokenAnswers answers;
    private final DPoP dpop;
    private final Randomness randomness;

    CodeGrant(Grants grants, Clients clients, TokenAnswers answers, DPoP dpop, Randomness randomness) {
        this.grants = grants;
        this.clients = clients;
        this.answers = answers;
        this.dpop = dpop;
        this.randomness = randomness;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var grant = (OAuth2AuthorizationCodeAuthenticationToken) request;
        var caller = Callers.of(grant, clients);
        var code = BearerSecret.read(grant.getCode()).orElseThrow(CodeGrant::invalid);
        var bound = dpop.thumbprint(grant);
        var family = grants.newFamily();
        var refresh = caller.client().may(Grant.REFRESH_TOKEN)
                ? BearerSecret.newFor(Family.reference(code.reference(), family), randomness)
                : null;
        var begun = grants.redeem(
                code,
                caller.client().id(),
                grant.getRedirectUri(),
                refresh,
                family,
                bound,
                caller.client().publicClient());
        if (begun.isEmpty()) {
            grants.revokeWhatCameOf(code);
            throw invalid();
        }
        return answers.first(caller, begun.get(), refresh, bound);
    }

    private static OAuth2AuthenticationException invalid() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }

    @Override
    public boolean supports(Class<?> request) {
        return OAuth2AuthorizationCodeAuthenticationToken.class.isAssignableFrom(request);
    }
}
