package genkan.sso.token;

import genkan.member.MemberId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that came of one authorization, while it lives: who, to whom, what for.
 *
 * @param family tells it from the member's others
 * @param subject what services know the member by
 * @param sid the session in which it began
 * @param began when the service got its first tokens
 * @param keyThumbprint of the key that the refresh token is bound to (RFC 9449, 5); null if it is bound to none
 */
public record Family(
        MemberId member,
        long family,
        String subject,
        String clientId,
        Set<String> scopes,
        Asked asked,
        String sid,
        Instant authenticatedAt,
        Instant began,
        @Nullable String keyThumbprint) {

    /** How tokens name the member and the family, so that one row answers for them: base 36, with a hyphen between. */
    String reference() {
        return reference(member.reference(), family);
    }

    /** The same for a family that is about to begin. */
    public static String reference(String member, long family) {
        return member + "-" + Long.toString(family, 36);
    }
}
