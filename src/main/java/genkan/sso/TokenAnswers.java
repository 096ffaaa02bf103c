package genkan.sso;

import genkan.secret.BearerSecret;
import genkan.sso.Callers.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** What the token end point answers with. */
@Component
class TokenAnswers {

    private final Tokens tokens;
    private final Consents consents;

    TokenAnswers(Tokens tokens, Consents consents) {
        this.tokens = tokens;
        this.consents = consents;
    }

    /** The tokens with which an authorization begins. */
    Authentication first(Caller caller, Family family, @Nullable BearerSecret refresh, @Nullable String keyThumbprint) {
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
        var access = tokens.access(family, caller.client(), scopes, keyThumbprint);
        Map<String, Object> more = new HashMap<>();
        if (family.scopes().contains("openid")) {
            more.put("id_token", tokens.id(family, caller.client(), first));
        }
        if (caller.client().thirdParty()) {
            consents.used(family.member(), caller.client().id(), scopes);
        }
        return new OAuth2AccessTokenAuthenticationToken(
                caller.registered(),
                caller.proof(),
                access,
                refresh == null ? null : new OAuth2RefreshToken(refresh.written(), access.getIssuedAt()),
                more);
    }
}
