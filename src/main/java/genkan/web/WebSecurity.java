package genkan.web;

import genkan.reason.Code;
import genkan.reason.Reason;
import jakarta.servlet.RequestDispatcher;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** The rule that everything except the open pages needs a session. */
@Configuration
class WebSecurity {

    private static final String[] OPEN = {
        "/",
        "/sign-in/**",
        "/signed-out",
        "/recovery/**",
        "/not-me/**",
        "/sample/mail/**",
        "/help/**",
        "/error",
        "/robots.txt",
        "/sample/phone",
        "/oauth2/authorize",
        "/oauth2/consent",
        "/oauth2/logout/**"
    };

    /** What services send from their own pages: a request that changes nothing by itself. */
    private static final String[] WITHOUT_FORM_TOKEN = {"/oauth2/authorize", "/oauth2/logout"};

    /** Style sheets and scripts: the same for everybody, so no session, no token and no cookie is touched. */
    @Bean
    @Order(1)
    SecurityFilterChain assetsChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/assets/**")
                .csrf(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pagesChain(
            HttpSecurity http, PageSecurity common, Viewers viewers, AccessDeniedHandler unproven) throws Exception {
        http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .addFilterBefore(new ViewerFilter(viewers), AuthorizationFilter.class)
                .csrf(csrf -> csrf.ignoringRequestMatchers(WITHOUT_FORM_TOKEN))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(toSignIn()).accessDeniedHandler(unproven));
        common.on(http);
        return http.build();
    }

    /** Each filter of each request would be timed; the requests themselves are, which is enough. */
    @Bean
    SecurityObservationSettings noTimesOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Strict about addresses only. An unknown method or a strange header value is no fault of ours to report: the one
     * finds no page, the other is read by nobody.
     */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(_ -> true);
        return firewall;
    }

    /** For an address that no page has, such as {@code /help/..;/my-page}: a forward passes the filters that set headers. */
    @Bean
    RequestRejectedHandler strangeAddress() {
        return (request, response, _) -> {
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpStatus.BAD_REQUEST.value());
            request.getRequestDispatcher("/error").forward(request, response);
        };
    }

    private static AuthenticationEntryPoint toSignIn() {
        return (request, response, _) ->
                response.sendRedirect(Target.of(request).signIn());
    }

    @Bean
    AccessDeniedHandler unprovenForm(Pages pages, List<UnprovenForms> modules) {
        return (request, response, refusal) -> {
            var cookieMissing = refusal instanceof MissingCsrfTokenException;
            var page = modules.stream()
                    .filter(module -> module.answersFor(request))
                    .findFirst()
                    .map(module -> module.answer(request, cookieMissing))
                    .orElseGet(() -> new ErrorPage(Reason.of(Code.SS409), Target.MY_PAGE.path()));
            pages.send(page, request, response);
        };
    }
}
