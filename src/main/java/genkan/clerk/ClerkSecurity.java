package genkan.clerk;

import genkan.web.PageSecurity;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Everything below {@code /operator} needs a clerk's session but the door itself; a member's session is not looked at. */
@Configuration
class ClerkSecurity {

    static final String SIGN_IN = Clerks.AREA + "/sign-in";

    @Bean
    @Order(1)
    SecurityFilterChain clerksChain(HttpSecurity http, PageSecurity common, Clerks clerks, AccessDeniedHandler unproven)
            throws Exception {
        http.securityMatcher(Clerks.AREA, Clerks.AREA + "/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(SIGN_IN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new ClerkFilter(clerks), AuthorizationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (_, response, _) -> response.sendRedirect(SIGN_IN))
                        .accessDeniedHandler(unproven));
        common.on(http);
        return http.build();
    }

    /** Tells Spring Security who is looking, from the clerk's own session and nothing else. */
    private static final class ClerkFilter extends OncePerRequestFilter {

        private final Clerks clerks;

        ClerkFilter(Clerks clerks) {
            this.clerks = clerks;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            clerks.signedIn(request)
                    .ifPresent(clerk -> SecurityContextHolder.getContext()
                            .setAuthentication(
                                    UsernamePasswordAuthenticationToken.authenticated(clerk, null, List.of())));
            chain.doFilter(request, response);
        }
    }
}
