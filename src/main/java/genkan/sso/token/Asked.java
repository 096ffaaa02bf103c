package genkan.sso.token;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a service asked to be told with the tokens, kept with the authorization as JSON; what was not asked for is not
 * told.
 *
 * @param nonce comes back in the ID token; null if none was sent
 * @param authTime {@code max_age} or {@code claims} asks when the member signed in
 * @param acr {@code acr_values} or {@code claims} asks for the level
 * @param userInfo claims that {@code claims} asks of the user info, beyond those of the scopes
 * @param idToken claims that {@code claims} asks of the ID token
 */
public record Asked(@Nullable String nonce, boolean authTime, boolean acr, Set<String> userInfo, Set<String> idToken) {
    public static final Asked NOTHING = new Asked(null, false, false, Set.of(), Set.of());
}
