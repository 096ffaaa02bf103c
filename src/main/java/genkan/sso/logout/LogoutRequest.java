package genkan.sso.logout;

import genkan.service.Client;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What came of reading a request to sign out. */
sealed interface LogoutRequest {

    /**
     * Nothing stands against asking the member.
     *
     * @param client who asks, as its ID token proves; null if nobody is proved
     * @param redirectUri where the browser goes afterwards; null for our own page
     * @param state comes back as it was sent; null if none was
     */
    record Sound(
            @Nullable Client client,
            @Nullable String redirectUri,
            @Nullable String state) implements LogoutRequest {

        /** Where the browser goes once the member is signed out. */
        String onward() {
            if (redirectUri == null) {
                return "/signed-out";
            }
            return state == null
                    ? redirectUri
                    : redirectUri
                            + (redirectUri.contains("?") ? "&" : "?")
                            + "state="
                            + URLEncoder.encode(state, StandardCharsets.UTF_8);
        }
    }

    /**
     * Nobody is signed out, and the browser goes nowhere.
     *
     * @param fault what is wrong, for the engineer of the service
     */
    record Faulty(String fault) implements LogoutRequest {}
}
