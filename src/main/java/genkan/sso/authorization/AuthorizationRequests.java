package genkan.sso.authorization;

import com.nimbusds.jwt.JWTParser;
import genkan.service.Client;
import genkan.service.Client.Grant;
import genkan.service.Clients;
import genkan.service.RedirectUri;
import genkan.sso.authorization.Checked.Faulty;
import genkan.sso.authorization.Checked.Sound;
import genkan.sso.authorization.Checked.Unanswerable;
import genkan.sso.client.Parameters;
import genkan.sso.token.Asked;
import genkan.sso.token.Level;
import genkan.web.PublicAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/**
 * Reads the requests of services. First whether there is an address that may be answered at all; then the table of
 * everything that makes a request faulty, in the order in which it is told.
 */
@Component
public class AuthorizationRequests {

    public static final List<String> PROMPTS =
            List.of(AuthorizationRequest.NONE, "login", AuthorizationRequest.CONSENT, "select_account");

    /** SHA-256 in base64url: a challenge of PKCE, a thumbprint of a key. */
    private static final String DIGEST = "[A-Za-z0-9_-]{43}";

    /** One line for each way a request can be wrong: the error of the standard, what is said, when it applies. */
    private static final List<Check> CHECKS = List.of(
            new Check(
                    "invalid_request",
                    "a parameter was sent more than once",
                    (sent, _) -> !sent.repeated().isEmpty()),
            new Check(
                    "invalid_request",
                    "a parameter has a control character",
                    (sent, _) -> sent.values().values().stream()
                            .anyMatch(value -> value.chars().anyMatch(Character::isISOControl))),
            new Check("request_not_supported", "request objects are not supported", (sent, _) -> sent.has("request")),
            new Check(
                    "request_uri_not_supported", "only a pushed request_uri is", (sent, _) -> sent.has("request_uri")),
            new Check("invalid_request", "response_type is missing", (sent, _) -> !sent.has("response_type")),
            new Check(
                    "unsupported_response_type",
                    "the only response_type is code",
                    (sent, _) -> !sent.find("response_type").orElse("").equals("code")),
            new Check(
                    "invalid_request",
                    "response_mode is query or form_post",
                    (sent, _) -> !List.of("query", "form_post")
                            .contains(sent.find("response_mode").orElse("query"))),
            new Check(
                    "unauthorized_client",
                    "this client is not registered for the authorization code",
                    (_, client) -> !client.may(Grant.AUTHORIZATION_CODE)),
            new Check("invalid_scope", "scope is missing", (sent, _) -> !sent.has("scope")),
            new Check(
                    "invalid_scope",
                    "this client is not registered for one of the scopes",
                    (sent, client) -> !mayAskFor(sent.list("scope"), client)),
            new Check(
                    "invalid_request",
                    "code_challenge is missing (PKCE)",
                    (sent, client) -> !sent.has("code_challenge") && !client.withoutPkce()),
            new Check(
                    "invalid_request",
                    "code_challenge is not one of S256",
                    (sent, _) -> sent.find("code_challenge")
                            .filter(challenge -> !challenge.matches(DIGEST))
                            .isPresent()),
            new Check(
                    "invalid_request",
                    "the only code_challenge_method is S256",
                    (sent, _) -> sent.has("code_challenge")
                            && !sent.find("code_challenge_method")
                                    .orElse("plain")
                                    .equals("S256")),
            new Check(
                    "invalid_request",
                    "dpop_jkt is no thumbprint of a key",
                    (sent, _) -> sent.find("dpop_jkt")
                            .filter(key -> !key.matches(DIGEST))
                            .isPresent()),
            new Check(
                    "invalid_request",
                    "prompt has an unknown value",
                    (sent, _) -> !PROMPTS.containsAll(sent.list("prompt"))),
            new Check(
                    "invalid_request",
                    "prompt none stands alone",
                    (sent, _) -> sent.list("prompt").contains(AuthorizationRequest.NONE)
                            && sent.list("prompt").size() > 1),
            new Check(
                    "invalid_request",
                    "max_age is no number of seconds",
                    (sent, _) -> sent.find("max_age")
                            .filter(age -> !age.matches("[0-9]{1,9}"))
                            .isPresent()),
            new Check(
                    "invalid_request",
                    "claims is no JSON object as OpenID Connect Core 5.5 has it",
                    (sent, _) -> sent.find("claims")
                            .filter(claims -> ClaimsParameter.read(claims).isEmpty())
                            .isPresent()));

    private final Clients clients;
    private final PublicAddress address;
    private final IdTokenHints hints;
    private final PushedRequests pushed;

    AuthorizationRequests(Clients clients, PublicAddress address, IdTokenHints hints, PushedRequests pushed) {
        this.clients = clients;
        this.address = address;
        this.hints = hints;
        this.pushed = pushed;
    }

    /** What a browser brings: the request itself, or the name of one that was pushed. */
    Checked read(Parameters sent) {
        var client = sent.find("client_id").flatMap(clients::find).orElse(null);
        if (client == null) {
            return new Unanswerable(null, "client_id is missing or not registered");
        }
        if (sent.repeated().contains("request_uri")) {
            return new Unanswerable(client, "request_uri was sent more than once");
        }
        var name = PushedRequests.named(sent);
        if (name.isPresent()) {
            return pushed(name.get(), client, sent);
        }
        var checked = check(client, sent);
        return client.requiresPar() && checked instanceof Sound(var request)
                ? new Faulty(request.answer(), "invalid_request", "this client pushes its requests (RFC 9126)")
                : checked;
    }

    /** What was pushed counts alone (RFC 9126, 4), but for our own note that the member has signed in for it. */
    private Checked pushed(String name, Client client, Parameters sent) {
        return pushed.open(name, client.id())
                .map(request -> sent.find(Moments.PARAMETER)
                        .map(since -> request.with(Moments.PARAMETER, since))
                        .orElse(request))
                .map(request -> check(client, request))
                .orElseGet(() -> new Unanswerable(client, "request_uri has expired, was used, or is another client's"));
    }

    Checked check(Client client, Parameters sent) {
        if (sent.repeated().contains("client_id") || sent.repeated().contains("redirect_uri")) {
            return new Unanswerable(client, "client_id or redirect_uri was sent more than once");
        }
        var redirectUri = redirectUri(sent, client);
        if (redirectUri.isEmpty()) {
            return new Unanswerable(client, "redirect_uri is missing or not registered for this client_id");
        }
        var answer = new Answer(
                redirectUri.get(),
                sent.find("state").orElse(null),
                sent.find("response_mode")
                        .or(() -> modeInRequestObject(sent))
                        .orElse("")
                        .equals("form_post"),
                address.issuer());
        return CHECKS.stream()
                .filter(check -> check.fails().test(sent, client))
                .findFirst()
                .<Checked>map(check -> new Faulty(answer, check.error(), check.description()))
                .orElseGet(() -> understood(sent, client, answer));
    }

    /** It may be left out where only one is registered (RFC 6749, 3.1.2.3), but not by OpenID Connect (Core, 3.1.2.1). */
    private static Optional<String> redirectUri(Parameters sent, Client client) {
        var asked = sent.find("redirect_uri");
        if (asked.isEmpty()
                && client.redirectUris().size() == 1
                && !sent.list("scope").contains("openid")) {
            return Optional.of(client.redirectUris().getFirst());
        }
        return asked.filter(uri -> RedirectUri.registered(client, uri));
    }

    /** A request object is refused, but in the way that the service expects answers. */
    private static Optional<String> modeInRequestObject(Parameters sent) {
        return sent.find("request").flatMap(request -> {
            try {
                // None if it is encrypted.
                var claims = JWTParser.parse(request).getJWTClaimsSet();
                return claims == null ? Optional.empty() : Optional.ofNullable(claims.getStringClaim("response_mode"));
            } catch (ParseException | IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        });
    }

    private Checked understood(Parameters sent, Client client, Answer answer) {
        var expected = sent.find("id_token_hint").flatMap(hints::subject);
        if (sent.has("id_token_hint") && expected.isEmpty()) {
            return new Faulty(answer, "invalid_request", "id_token_hint is no ID token of ours");
        }
        var claims = sent.find("claims").flatMap(ClaimsParameter::read).orElse(ClaimsParameter.NOTHING);
        var asked = new Asked(
                sent.find("nonce").orElse(null),
                sent.has("max_age") || claims.idToken().contains("auth_time"),
                sent.has("acr_values") || claims.idToken().contains("acr"),
                claims.userInfo(),
                claims.idToken());
        return new Sound(new AuthorizationRequest(
                client,
                answer,
                scopes(sent, client),
                asked,
                sent.find("code_challenge").orElse(null),
                sent.find("dpop_jkt").orElse(null),
                sent.list("prompt"),
                sent.find("max_age")
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(null),
                sent.find(Moments.PARAMETER)
                        .filter(seconds -> seconds.matches("[0-9]{1,12}"))
                        .map(Long::valueOf)
                        .orElse(null),
                sent.list("acr_values").stream()
                        .filter(Level.ALL::contains)
                        .findFirst()
                        .map(Level::valueOf)
                        .orElse(null),
                sent.find("login_hint").orElse(null),
                expected.orElse(null),
                sent.language().orElse(null)));
    }

    /** {@code offline_access} asks for tokens that outlive the session; a client without refresh tokens is not given it. */
    public static Set<String> scopes(Parameters sent, Client client) {
        return client.may(Grant.REFRESH_TOKEN) ? sent.list("scope") : without(sent.list("scope"), "offline_access");
    }

    public static boolean mayAskFor(Set<String> scopes, Client client) {
        return client.scopes().containsAll(without(scopes, "offline_access"));
    }

    private static Set<String> without(Set<String> scopes, String scope) {
        var rest = new LinkedHashSet<>(scopes);
        rest.remove(scope);
        return rest;
    }

    private record Check(String error, String description, BiPredicate<Parameters, Client> fails) {}
}
