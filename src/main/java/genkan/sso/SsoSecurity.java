package genkan.sso;

import genkan.sso.client.BrowserApps;
import genkan.sso.client.ClientProofs;
import genkan.sso.client.EndPoints;
import genkan.sso.token.Introspection;
import genkan.sso.token.Revocation;
import genkan.sso.token.TokenGrant;
import genkan.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** The end points that services call themselves: no browser, no session, no form; the client proves itself each time. */
@Configuration
class SsoSecurity {

    /** What only a client gets an answer from that has proved itself. */
    private static final String[] PROVEN = {
        EndPoints.TOKEN, EndPoints.INTROSPECTION, EndPoints.REVOCATION, EndPoints.PUSH, EndPoints.DEVICE_AUTHORIZATION
    };

    @Bean
    AuthorizationServerSettings authorizationServerSettings(PublicAddress address) {
        return AuthorizationServerSettings.builder()
                .issuer(address.issuer())
                .tokenEndpoint(EndPoints.TOKEN)
                .tokenIntrospectionEndpoint(EndPoints.INTROSPECTION)
                .tokenRevocationEndpoint(EndPoints.REVOCATION)
                .pushedAuthorizationRequestEndpoint(EndPoints.PUSH)
                .deviceAuthorizationEndpoint(EndPoints.DEVICE_AUTHORIZATION)
                .build();
    }

    /** The same for everybody, or for whoever has the token: neither session nor form. */
    @Bean
    @Order(0)
    SecurityFilterChain documentsChain(HttpSecurity http, BrowserApps apps) throws Exception {
        return http.securityMatcher("/.well-known/**", EndPoints.KEYS, EndPoints.USER_INFO)
                .cors(cors -> cors.configurationSource(
                        request -> request.getRequestURI().equals(EndPoints.USER_INFO)
                                ? apps.getCorsConfiguration(request)
                                : null))
                .csrf(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    /** What is not posted finds nothing here. */
    @Bean
    @Order(0)
    SecurityFilterChain servicesChain(
            HttpSecurity http,
            ClientProofs proofs,
            List<TokenGrant> grants,
            Introspection introspection,
            Revocation revocation,
            BrowserApps apps,
            PublicAddress address)
            throws Exception {
        return http.securityMatcher(PROVEN)
                .cors(cors -> cors.configurationSource(apps))
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.clientAuthentication(clients -> {
                                    proofs.checkedBy(clients);
                                    clients.errorResponseHandler(SsoSecurity::unproven);
                                })
                                .tokenEndpoint(tokens -> tokens.authenticationProviders(only(grants)))
                                .tokenIntrospectionEndpoint(
                                        tokens -> tokens.authenticationProviders(only(List.of(introspection))))
                                .tokenRevocationEndpoint(
                                        tokens -> tokens.authenticationProviders(only(List.of(revocation)))))
                .addFilterBefore(new FaultsAsJson(), SecurityContextHolderFilter.class)
                .addFilterBefore(new AtPublicAddress(address), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, PROVEN)
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(SsoSecurity::unknownClient))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Of a request that shows no proof at all. */
    private static void unknownClient(HttpServletRequest request, HttpServletResponse response, Exception refusal)
            throws IOException {
        refused(OAuth2ErrorCodes.INVALID_CLIENT, request, response);
    }

    /** Of a request whose proof is wrong. */
    private static void unproven(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var error = ((OAuth2AuthenticationException) why).getError().getErrorCode();
        refused(error, request, response);
    }

    /** Whoever sent a header is told in a header which one it should have been (RFC 6749, 5.2). */
    private static void refused(String error, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var unauthorized = error.equals(OAuth2ErrorCodes.INVALID_CLIENT);
        response.setStatus(unauthorized ? HttpStatus.UNAUTHORIZED.value() : HttpStatus.BAD_REQUEST.value());
        if (unauthorized && request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Genkan\"");
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"error\":\"%s\"}".formatted(error));
    }

    /** The library's own answers come from a store that we do not keep. */
    private static Consumer<List<AuthenticationProvider>> only(List<? extends AuthenticationProvider> ours) {
        return providers -> {
            providers.clear();
            providers.addAll(ours);
        };
    }
}
