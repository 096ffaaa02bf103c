package genkan.sso.token;

import genkan.secret.BearerSecret;
import genkan.service.Client;
import genkan.sso.client.Callers.Caller;
import genkan.sso.consent.Claims;
import genkan.sso.consent.Consents;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** What the token end point answers with. */
@Component
public class TokenAnswers {

    private final Tokens tokens;
    private final Consents consents;

    TokenAnswers(Tokens tokens, Consents consents) {
        this.tokens = tokens;
        this.consents = consents;
    }

    /** The tokens with which an authorization begins. */
    public Authentication first(
            Caller caller, Family family, @Nullable BearerSecret refresh, @Nullable String keyThumbprint) {
        return answer(caller, family, family.scopes(), refresh, keyThumbprint, true);
    }

    /**
     * The tokens that follow.
     *
     * @param scopes those of the family, or fewer
     */
    Authentication next(
            Caller caller, Family family, Set<String> scopes, BearerSecret refresh, @Nullable String keyThumbprint) {
        return answer(caller, family, scopes, refresh, keyThumbprint, false);
    }

    private Authentication answer(
            Caller caller,
            Family family,
            Set<String> scopes,
            @Nullable BearerSecret refresh,
            @Nullable String keyThumbprint,
            boolean first) {
        demandConsent(caller.client(), family, scopes);
        var access = tokens.access(family, caller.client(), scopes, keyThumbprint);
        Map<String, Object> more = new HashMap<>();
        if (family.scopes().contains("openid")) {
            more.put("id_token", tokens.id(family, caller.client(), first));
        }
        return new OAuth2AccessTokenAuthenticationToken(
                caller.registered(),
                caller.proof(),
                access,
                refresh == null ? null : new OAuth2RefreshToken(refresh.written(), access.getIssuedAt()),
                more);
    }

    /** Asked once more here, so that no code that was on its way outlives a withdrawal. */
    private void demandConsent(Client client, Family family, Set<String> scopes) {
        var disclosed = Claims.disclosed(scopes, family.asked().userInfo(), client.scopes());
        if (client.thirdParty() && !consents.used(family.member(), client.id(), disclosed)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }
}
