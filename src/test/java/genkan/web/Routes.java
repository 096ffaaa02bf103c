package genkan.web;

import static java.util.Map.entry;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route there is, as Spring knows them, so that no test forgets a new one. */
public final class Routes {

    /** What controllers read from a request themselves, by the path that the form goes to. */
    private static final Map<String, List<String>> OF_FORMS = Map.ofEntries(
            entry(
                    "/sign-in",
                    List.of(
                            "user-id",
                            "password",
                            "to",
                            "tries",
                            "opened",
                            "cookie-seen",
                            "as-typed",
                            "caps-lock",
                            "_csrf")),
            entry(
                    "/oauth2/logout",
                    List.of("id_token_hint", "client_id", "post_logout_redirect_uri", "state", "ui_locales")),
            entry(
                    "/oauth2/logout/confirm",
                    List.of("id_token_hint", "client_id", "post_logout_redirect_uri", "state", "_csrf")),
            entry("/help/votes", List.of("article", "helpful", "why", "version", "to", "_csrf")),
            entry("/operator/sign-in", List.of("name", "password", "code", "_csrf")),
            entry("/device", List.of("user-code", "decision", "_csrf")),
            entry("/oauth2/consent", List.of("decision", "session", "request.client_id", "request.state", "_csrf")),
            entry(
                    "/sign-in/passkey",
                    List.of(
                            "asked",
                            "id",
                            "client-data",
                            "authenticator-data",
                            "signature",
                            "user-handle",
                            "user-id",
                            "to",
                            "_csrf")),
            entry(
                    "/my-page/passkey",
                    List.of("asked", "id", "client-data", "attestation", "transports", "to", "_csrf")),
            entry("/my-page/password", List.of("current-password", "new-password", "new-password-again", "_csrf")),
            entry("/my-page/user-id", List.of("new-name", "confirmed", "current-password", "_csrf")),
            entry("/my-page/recovery-code", List.of("current-password", "_csrf")),
            entry("/my-page/telephones", List.of("number", "current-password", "_csrf")),
            entry("/my-page/telephones/call", List.of("_csrf")),
            entry("/my-page/telephones/leave", List.of("_csrf")),
            entry("/my-page/telephones/remove", List.of("telephone", "current-password", "_csrf")),
            entry("/sign-in/language", List.of("user-id", "to", "tries", "opened", "cookie-seen", "_csrf")),
            entry("/recovery/{purpose}", List.of("by", "user-id", "mail", "kana", "birth-date", "to", "_csrf")),
            entry("/recovery/now/code", List.of("code", "to", "_csrf")),
            entry("/recovery/now/choice", List.of("member", "birth-date", "to", "_csrf")),
            entry("/recovery/now/password", List.of("new-password", "new-password-again", "to", "_csrf")),
            entry("/recovery/now/call", List.of("to", "_csrf")),
            entry("/recovery/now/mail", List.of("to", "_csrf")),
            entry("/recovery/now/leave", List.of("to", "_csrf")),
            entry("/recovery/now/user-id", List.of("to", "_csrf")),
            entry("/recovery/now/limit", List.of("to", "_csrf")));

    /** How a matcher of Spring's writes itself down: the method and the path. */
    private static final Pattern NAMED = Pattern.compile("(GET|POST) (/[^\\],\\s]+)");

    private Routes() {}

    /**
     * A route and what may be sent to it.
     *
     * @param path with {@code {key}} where something may stand
     */
    public record Route(String method, String path, List<String> parameters) {

        public boolean post() {
            return method.equals("POST");
        }

        public boolean hasVariable() {
            return path.contains("{");
        }

        public String pathWith(String value) {
            return path.replaceAll("\\{[^}]*}", value);
        }
    }

    public static List<Route> of(RequestMappingHandlerMapping mapping) {
        var routes = new ArrayList<Route>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            var methods = info.getMethodsCondition().getMethods();
            for (var path :
                    Objects.requireNonNull(info.getPathPatternsCondition()).getPatternValues()) {
                for (var method : methods.isEmpty() ? List.of(RequestMethod.GET, RequestMethod.POST) : methods) {
                    routes.add(new Route(method.name(), path, parameters(method, path, handler)));
                }
            }
        });
        return routes;
    }

    /** The end points that no controller serves but a filter of Spring Security: those that a filter's matchers name. */
    public static List<Route> ofFilters(FilterChainProxy filters) {
        return filters.getFilterChains().stream()
                .flatMap(chain -> chain.getFilters().stream())
                .flatMap(filter -> matchersIn(filter)
                        .flatMap(matcher -> NAMED.matcher(matcher.toString()).results()))
                .map(named -> new Route(named.group(1), named.group(2), List.of("lang")))
                .distinct()
                .toList();
    }

    private static Stream<RequestMatcher> matchersIn(Filter filter) {
        return Stream.<Class<?>>iterate(filter.getClass(), Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> RequestMatcher.class.isAssignableFrom(field.getType()))
                .map(field -> {
                    field.setAccessible(true);
                    try {
                        return (RequestMatcher) field.get(filter);
                    } catch (IllegalAccessException madeAccessible) {
                        throw new AssertionError(madeAccessible);
                    }
                });
    }

    private static List<String> parameters(RequestMethod method, String path, HandlerMethod handler) {
        var parameters = new ArrayList<String>();
        parameters.add("lang");
        Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> parameter.getParameter().getName())
                .forEach(parameters::add);
        if (method == RequestMethod.POST) {
            parameters.addAll(OF_FORMS.getOrDefault(path, List.of("_csrf")));
        }
        return parameters;
    }
}
