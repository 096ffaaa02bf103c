package genkan.sso.client;

import genkan.service.Clients;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Lets apps that run in browsers call us from their own sites: those where public clients take their answers, and no
 * other. No cookie goes along.
 */
@Component
public class BrowserApps implements CorsConfigurationSource {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Clients clients;

    BrowserApps(Clients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && standsAt(origin) ? allowing(origin) : null;
    }

    private boolean standsAt(String origin) {
        return clients.all().values().stream()
                .anyMatch(client -> client.appOrigins().contains(origin));
    }

    private static CorsConfiguration allowing(String origin) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(List.of(origin));
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, DPoP.HEADER));
        allowed.setExposedHeaders(List.of(HttpHeaders.WWW_AUTHENTICATE));
        allowed.setMaxAge(REMEMBERED);
        return allowed;
    }
}
