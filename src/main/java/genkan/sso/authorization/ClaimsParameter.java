package genkan.sso.authorization;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The {@code claims} parameter (OpenID Connect Core, 5.5): the names asked for. Values and "essential" change nothing,
 * since we tell what we know.
 */
record ClaimsParameter(Set<String> userInfo, Set<String> idToken) {

    /** A name as the registry of claims has them; another one is nothing that we could know. */
    private static final String NAME = "[A-Za-z0-9_.:/#-]{1,100}";

    private static final int MOST = 50;

    static final ClaimsParameter NOTHING = new ClaimsParameter(Set.of(), Set.of());

    /** Empty if it is not what the standard describes. */
    static Optional<ClaimsParameter> read(String json) {
        try {
            var claims = JSONObjectUtils.parse(json);
            return Optional.of(new ClaimsParameter(names(claims, "userinfo"), names(claims, "id_token")));
        } catch (ParseException | ClassCastException _) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // a JSON object's names are strings; another type of value is caught above
    private static Set<String> names(Map<String, Object> claims, String member) {
        var asked = (Map<String, Object>) claims.get(member);
        return asked == null
                ? Set.of()
                : asked.keySet().stream()
                        .filter(name -> name.matches(NAME))
                        .limit(MOST)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
