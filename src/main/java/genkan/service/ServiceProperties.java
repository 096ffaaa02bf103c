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

    record Words(@Nullable String ja, @Nullable String en) {}

    record ClientEntry(
            @Nullable String id,
            @Nullable String secret,
            @Nullable Path secretFile,
            @Nullable Authentication authentication,
            @DefaultValue List<String> redirectUris,
            @DefaultValue List<String> postLogoutRedirectUris,
            @DefaultValue("openid, profile, email") Set<String> scopes,

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
