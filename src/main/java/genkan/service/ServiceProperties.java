package genkan.service;

import genkan.member.MemberKind;
import genkan.service.Client.Authentication;
import genkan.service.Client.Grant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The services of the configuration file.
 *
 * @param services by key; docs/integrate.md has every field
 */
@ConfigurationProperties("genkan")
record ServiceProperties(@DefaultValue Map<String, Entry> services) {

    /**
     * A service as an operator writes it down.
     *
     * @param prefix the two capital letters that its own codes start with: `WM` makes WM500-C
     * @param nameJa its name on Japanese pages
     * @param nameEn its name on English pages
     * @param aboutJa what it is for, in half a sentence, on Japanese pages
     * @param aboutEn the same on English pages
     * @param icon the picture beside its name: one of the names in `src/main/jte/web/icon.jte`
     * @param entry where it opens from My Page: its own address, or a path of Genkan
     * @param position its place in the list, lowest first
     * @param texts what it says in its own words instead of ours, by code, such as {@code 500-C}
     * @param client how it connects; none for a service that is only listed, or whose door is one of our pages
     */
    record Entry(
            String prefix,
            String nameJa,
            String nameEn,
            @DefaultValue("") String aboutJa,
            @DefaultValue("") String aboutEn,
            @DefaultValue("person") String icon,
            String entry,
            @DefaultValue("50") int position,
            @DefaultValue Map<String, Words> texts,
            @Nullable ClientEntry client) {}

    /**
     * A sentence in both languages.
     *
     * @param ja on Japanese pages
     * @param en on English pages
     */
    record Words(@Nullable String ja, @Nullable String en) {}

    /**
     * How a service connects.
     *
     * @param id its {@code client_id}; the key of the service if left out
     * @param secret what it proves itself with, at least 32 characters that a machine made up; none for a public client
     * @param secretFile a file that holds the secret, instead of `secret`
     * @param authentication how it proves itself: `client-secret-basic`, `client-secret-post`, `private-key-jwt` or `none`;
     *     by default the first with a secret and the last without
     * @param redirectUris where answers may go: `https`, `http` on this machine, or an app's own scheme
     * @param postLogoutRedirectUris where the browser may be sent after signing out
     * @param scopes what it may ask for; `offline_access` needs not be listed
     * @param grants how it may get tokens: `authorization-code`, `refresh-token`, `client-credentials`, `device-code`
     * @param audience whom its access tokens are for besides itself: the `client_id`s of resource servers
     * @param thirdParty it is not the provider's own, so members are asked before it learns anything
     * @param withoutPkce the legacy profile: it knows no PKCE
     * @param requiresPar its requests have to be pushed ahead
     * @param idTokenAlgorithm `RS256` or `ES256`
     * @param jwks its public keys, a JWK set as JSON; for `private-key-jwt`
     * @param jwksUri the address of its public keys, instead of `jwks`
     * @param backChannelLogoutUri where it is told that a member signed out
     * @param eligibleKinds the kinds of member that may use it: `individual`, `corporate`, `family`; all by default
     * @param eligibleCourses what the member's course has to include, such as `webmail`; nothing by default
     * @param eligibleAcr how fresh the sign-in has to be: `L3` for one of the last minutes
     */
    record ClientEntry(
            @Nullable String id,
            @Nullable String secret,
            @Nullable Path secretFile,
            @Nullable Authentication authentication,
            @DefaultValue List<String> redirectUris,
            @DefaultValue List<String> postLogoutRedirectUris,
            @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,

            @DefaultValue("authorization-code, refresh-token")
            Set<Grant> grants,

            @DefaultValue Set<String> audience,
            @DefaultValue("false") boolean thirdParty,
            @DefaultValue("false") boolean withoutPkce,
            @DefaultValue("false") boolean requiresPar,
            @DefaultValue("RS256") String idTokenAlgorithm,
            @Nullable String jwks,
            @Nullable String jwksUri,
            @Nullable String backChannelLogoutUri,
            @DefaultValue Set<MemberKind> eligibleKinds,
            @DefaultValue Set<String> eligibleCourses,
            @Nullable String eligibleAcr) {}
}
