package genkan.sso.token;

import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import genkan.service.Client.Grant;
import genkan.service.Clients;
import genkan.sso.client.Callers;
import genkan.sso.client.Callers.Caller;
import genkan.sso.client.DPoP;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * A refresh token against new tokens (RFC 6749, 6). Each is good once; one that comes again was copied by somebody, so
 * its whole family ends (RFC 9700, 4.14.2).
 */
@Component
class RefreshGrant implements TokenGrant {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshGrant.class);

    private final Grants grants;
    private final Clients clients;
    private final TokenAnswers answers;
    private final DPoP dpop;
    private final Randomness randomness;

    RefreshGrant(Grants grants, Clients clients, TokenAnswers answers, DPoP dpop, Randomness randomness) {
        this.grants = grants;
        this.clients = clients;
        this.answers = answers;
        this.dpop = dpop;
        this.randomness = randomness;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var grant = (OAuth2RefreshTokenAuthenticationToken) request;
        var caller = Callers.of(grant, clients);
        if (!caller.client().may(Grant.REFRESH_TOKEN)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        var presented = BearerSecret.read(grant.getRefreshToken()).orElseThrow(RefreshGrant::invalid);
        var reference = FamilyReference.read(presented.reference()).orElseThrow(RefreshGrant::invalid);
        var bound = dpop.thumbprint(grant);
        var next = BearerSecret.newFor(presented.reference(), randomness);
        var asked = grant.getScopes();
        var family = grants.refresh(reference, presented, next, caller.client().id(), asked, bound)
                .orElseThrow(() -> refusal(reference, presented, caller, asked));
        return answers.next(caller, family, asked.isEmpty() ? family.scopes() : asked, next, bound);
    }

    /** Scopes that were never granted are a mistake of the service; everything else is a token that is not the newest. */
    private OAuth2AuthenticationException refusal(
            FamilyReference reference, BearerSecret presented, Caller caller, Set<String> asked) {
        var granted = grants.newest(reference, presented, caller.client().id());
        if (granted.isPresent() && !granted.get().scopes().containsAll(asked)) {
            return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
        if (grants.revoke(reference, caller.client().id())) {
            LOG.atWarn()
                    .addKeyValue("sso.client", caller.client().id())
                    .log("A refresh token was presented that is not the newest; its family was revoked");
        }
        return invalid();
    }

    private static OAuth2AuthenticationException invalid() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }

    @Override
    public boolean supports(Class<?> request) {
        return OAuth2RefreshTokenAuthenticationToken.class.isAssignableFrom(request);
    }
}
