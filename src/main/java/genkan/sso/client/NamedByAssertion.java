package genkan.sso.client;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads from the assertion whose it is where the request leaves {@code client_id} out, which a client may (RFC 7521, 4.2)
 * and the library does not take.
 */
final class NamedByAssertion implements AuthenticationConverter {

    private final AuthenticationConverter library = new JwtClientAssertionAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var assertion = request.getParameter("client_assertion");
        if (assertion == null || request.getParameter("client_id") != null) {
            return null;
        }
        var client = subject(assertion);
        return client == null || client.isEmpty() ? null : library.convert(new From(client, request));
    }

    /** Unchecked: that it is true is for the signature to show. */
    private static @Nullable String subject(String assertion) {
        try {
            var claims = JWTParser.parse(assertion).getJWTClaimsSet();
            return claims == null ? null : claims.getSubject();
        } catch (ParseException | IllegalArgumentException _) {
            return null;
        }
    }

    private static final class From extends HttpServletRequestWrapper {

        private final String client;

        From(String client, HttpServletRequest request) {
            super(request);
            this.client = client;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var all = new HashMap<>(super.getParameterMap());
            all.put("client_id", new String[] {client});
            return all;
        }
    }
}
