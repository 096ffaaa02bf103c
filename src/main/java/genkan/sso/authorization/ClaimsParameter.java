package genkan.sso.authorization;

import com.nimbusds.jose.util.JSONObjectUtils;
import genkan.sso.consent.Claims;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code claims} parameter (OpenID Connect Core, 5.5): the names asked for. Values and "essential" change nothing,
 * since we tell what we know.
 */
record ClaimsParameter(Set<String> userInfo, Set<String> idToken) {

    /** What else is asked for is not kept: anybody could have us keep anything. */
    private static final Set<String> KNOWN =
            Stream.concat(Claims.names().stream(), Stream.of("amr")).collect(Collectors.toUnmodifiableSet());

    static final ClaimsParameter NOTHING = new ClaimsParameter(Set.of(), Set.of());

    /** Empty if it is not what the standard describes. */
    static Optional<ClaimsParameter> read(String json) {
        try {
            var claims = JSONObjectUtils.parse(json);
            // "null" is JSON, but no object.
            return Optional.ofNullable(claims)
                    .map(_ -> new ClaimsParameter(names(claims, "userinfo"), names(claims, "id_token")));
        } catch (ParseException | ClassCastException _) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // a JSON object's names are strings; another type of value is caught above
    private static Set<String> names(Map<String, Object> claims, String member) {
        var asked = (Map<String, Object>) claims.get(member);
        return asked == null
                ? Set.of()
                : asked.keySet().stream().filter(KNOWN::contains).collect(Collectors.toUnmodifiableSet());
    }
}
