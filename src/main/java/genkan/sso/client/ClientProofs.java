package genkan.sso.client;

import genkan.service.ClientSecret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.stereotype.Component;

/** The ways in which a client proves itself: by a secret, by a key, by its word alone. */
@Component
public class ClientProofs {

    public static final List<String> ALGORITHMS = ClientAssertions.ALGORITHMS;

    private final PublicClients publicClients;
    private final ClientAssertions assertions;

    ClientProofs(PublicClients publicClients, ClientAssertions assertions) {
        this.publicClients = publicClients;
        this.assertions = assertions;
    }

    /** Puts them before, and in place of, what the library checks by itself. */
    public void checkedBy(OAuth2ClientAuthenticationConfigurer library) {
        library.authenticationConverter(ClientProofs::eachOnce)
                .authenticationConverter(publicClients)
                .authenticationConverter(new NamedByAssertion())
                .authenticationProvider(publicClients)
                .authenticationProviders(this::checkedByUs);
    }

    /** No parameter may come twice (RFC 6749, 3.2); the library looks at some of them only, and trips over others. */
    private static @Nullable Authentication eachOnce(HttpServletRequest request) {
        if (!Parameters.of(request.getParameterMap()).repeated().isEmpty()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        return null;
    }

    private void checkedByUs(List<AuthenticationProvider> providers) {
        for (var provider : providers) {
            if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                secrets.setPasswordEncoder(new Digest());
            } else if (provider instanceof JwtClientAssertionAuthenticationProvider keys) {
                keys.setJwtDecoderFactory(assertions);
            }
        }
    }

    /** How the library compares a client's secret. */
    private static final class Digest implements PasswordEncoder {

        @Override
        public String encode(@Nullable CharSequence secret) {
            return ClientSecret.digest(String.valueOf(secret));
        }

        @Override
        public boolean matches(@Nullable CharSequence secret, @Nullable String digest) {
            return secret != null && digest != null && ClientSecret.matches(secret.toString(), digest);
        }
    }
}
