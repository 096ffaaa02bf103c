package genkan.sso.authorization;

import genkan.service.Client;
import genkan.sso.consent.Claims;
import genkan.sso.token.Asked;
import genkan.sso.token.Grants.Promise;
import genkan.sso.token.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that a service makes of a member's browser, checked and understood (OpenID Connect Core, 3.1.2.1).
 *
 * @param answer where and how it is answered
 * @param scopes those that the client may ask for, of those asked for
 * @param codeChallenge of PKCE, S256; null only for a client of the legacy profile
 * @param keyThumbprint of the key that the code is bound to (RFC 9449, 10); null if it is bound to none
 * @param prompts what the request says about asking the member
 * @param maxAge how old the sign-in may be; null if it may be any age
 * @param signedInSince the member has to have signed in since then, in seconds since 1970; our own, put in while he does
 * @param level the first that {@code acr_values} lists and we know; null if none
 * @param loginHint whom the service expects, as the member may have typed it; null if it does not say
 * @param expectedSubject whom {@code id_token_hint} names; null if there is none
 * @param language the first of {@code ui_locales} that we speak; null if none
 */
record AuthorizationRequest(
        Client client,
        Answer answer,
        Set<String> scopes,
        Asked asked,
        @Nullable String codeChallenge,
        @Nullable String keyThumbprint,
        Set<String> prompts,
        @Nullable Duration maxAge,
        @Nullable Long signedInSince,
        @Nullable Level level,
        @Nullable String loginHint,
        @Nullable String expectedSubject,
        @Nullable String language) {

    static final String NONE = "none";
    static final String CONSENT = "consent";

    /** What a device asks for; the answer waits for it to come and ask, and leads no browser anywhere (RFC 8628). */
    static AuthorizationRequest ofDevice(Client client, Set<String> scopes) {
        var nowhere = new Answer("", null, false, "");
        return new AuthorizationRequest(
                client, nowhere, scopes, Asked.NOTHING, null, null, Set.of(), null, null, null, null, null, null);
    }

    /** The same after the member has agreed. Every other prompt still stands. */
    AuthorizationRequest agreed() {
        var unanswered = new LinkedHashSet<>(prompts);
        unanswered.remove(CONSENT);
        return new AuthorizationRequest(
                client,
                answer,
                scopes,
                asked,
                codeChallenge,
                keyThumbprint,
                unanswered,
                maxAge,
                signedInSince,
                level,
                loginHint,
                expectedSubject,
                language);
    }

    /** What the code that answers it will be good for. */
    Promise promise() {
        return new Promise(client.id(), answer.redirectUri(), scopes, asked, codeChallenge, keyThumbprint);
    }

    /** What the member is asked to agree to. A claim that is asked for by name is agreed to with its scope. */
    Set<String> disclosed() {
        return Claims.disclosed(scopes, asked.userInfo(), client.scopes());
    }

    /** Whether nothing may be shown to the member. */
    boolean silent() {
        return prompts.contains(NONE);
    }
}
