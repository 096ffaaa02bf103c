package genkan.web;

import java.time.Duration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.stereotype.Component;

/** What is the same for every page, whoever may see it: headers, form tokens, and no session but our own. */
@Component
public class PageSecurity {

    private static final long ONE_YEAR = Duration.ofDays(365).toSeconds();

    private final ContentPolicy policy;
    private final PublicAddress address;

    PageSecurity(ContentPolicy policy, PublicAddress address) {
        this.policy = policy;
        this.address = address;
    }

    public void on(HttpSecurity http) throws Exception {
        http.csrf(csrf -> csrf.csrfTokenRepository(formTokens()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> {
                    headers.addHeaderWriter(policy)
                            .frameOptions(FrameOptionsConfig::deny)
                            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                            .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                            .crossOriginResourcePolicy(
                                    resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                            .permissionsPolicyHeader(permissions ->
                                    permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                            .httpStrictTransportSecurity(hsts -> hsts.disable());
                    if (address.secure()) {
                        headers.addHeaderWriter(new HstsHeaderWriter(AnyRequestMatcher.INSTANCE, ONE_YEAR, true));
                    }
                });
    }

    /** The form token's cookie is also the probe: a form that comes back without it shows that cookies are refused. */
    private CookieCsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(address.cookieName(PublicAddress.FORM_COOKIE));
        tokens.setCookieCustomizer(cookie ->
                cookie.httpOnly(true).secure(address.secure()).sameSite("Lax").path("/"));
        return tokens;
    }
}
