package genkan.service;

import genkan.member.MemberKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a service connects to the provider: an OAuth 2.0 client (RFC 6749, 2). Written down as JSON, so the names of the
 * components are those of the stored registration.
 *
 * @param id the {@code client_id}
 * @param service the key of the service that it belongs to
 * @param authentication how it proves itself at the token end point
 * @param secretDigest SHA-256 of its secret, in hexadecimal digits; null for clients that have none
 * @param redirectUris where answers may go, compared letter by letter (RFC 9700, 2.1)
 * @param postLogoutRedirectUris where the browser may be sent after signing out
 * @param scopes what it may ask for
 * @param grants how it may get tokens
 * @param audience whom its access tokens are for besides itself: the {@code client_id}s of resource servers
 * @param thirdParty not the provider's own, so that members are asked before it learns anything
 * @param withoutPkce the one legacy profile: a confidential client that knows no PKCE; what it sends of it is checked
 * @param requiresPar requests are refused that were not pushed (RFC 9126)
 * @param idTokenAlgorithm {@code RS256} or {@code ES256}
 * @param jwks its public keys as a JWK set; null for clients that sign nothing
 * @param jwksUri where its public keys are fetched from; null for clients that sign nothing
 * @param backChannelLogoutUri where it is told that a member signed out; null if it does not want to know
 * @param eligible who may sign in to it
 */
public record Client(
        String id,
        String service,
        Authentication authentication,
        @Nullable String secretDigest,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        Set<String> scopes,
        Set<Grant> grants,
        Set<String> audience,
        boolean thirdParty,
        boolean withoutPkce,
        boolean requiresPar,
        String idTokenAlgorithm,
        @Nullable String jwks,
        @Nullable String jwksUri,
        @Nullable String backChannelLogoutUri,
        Eligible eligible) {

    /** How a client proves itself (OpenID Connect Core, 9). */
    public enum Authentication {
        CLIENT_SECRET_BASIC,
        CLIENT_SECRET_POST,
        PRIVATE_KEY_JWT,
        /** A public client, such as an app on a phone: it has no secret that it could keep. */
        NONE
    }

    /** How a client gets tokens. */
    public enum Grant {
        AUTHORIZATION_CODE,
        REFRESH_TOKEN,
        CLIENT_CREDENTIALS,
        DEVICE_CODE
    }

    /**
     * What a service asks of a member; whoever falls short is told so with SS421.
     *
     * @param kinds the kinds of member that may use it; empty for all
     * @param courses what the member's course has to include, such as {@code webmail}; empty for nothing
     * @param acr the level of the sign-in, such as {@code L3}; null for any
     */
    public record Eligible(
            Set<MemberKind> kinds,
            Set<String> courses,
            @Nullable String acr) {

        public static final Eligible EVERYBODY = new Eligible(Set.of(), Set.of(), null);
    }

    public boolean may(Grant grant) {
        return grants.contains(grant);
    }

    public boolean publicClient() {
        return authentication == Authentication.NONE;
    }

    /** Where the pages of an app stand that runs in browsers, as browsers name them; none for a client with a secret. */
    public Set<String> appOrigins() {
        return publicClient()
                ? redirectUris.stream()
                        .filter(uri -> uri.startsWith("https:") || uri.startsWith("http:"))
                        .map(RedirectUri::origin)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
