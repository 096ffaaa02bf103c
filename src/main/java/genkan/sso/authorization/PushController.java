package genkan.sso.authorization;

import genkan.service.Client;
import genkan.service.Clients;
import genkan.sso.authorization.Checked.Faulty;
import genkan.sso.authorization.Checked.Sound;
import genkan.sso.authorization.Checked.Unanswerable;
import genkan.sso.client.Callers;
import genkan.sso.client.DPoP;
import genkan.sso.client.EndPoints;
import genkan.sso.client.Parameters;
import genkan.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a service hands in its request before it sends the browser (RFC 9126, 2). */
@RestController
class PushController {

    private static final int LONGEST = 20_000;

    /** What proves the client or is our own belongs to no request. */
    private static final Set<String> NOT_OF_THE_REQUEST =
            Set.of("client_secret", "client_assertion", "client_assertion_type", Moments.PARAMETER);

    private final AuthorizationRequests requests;
    private final PushedRequests pushed;
    private final Clients clients;
    private final DPoP dpop;
    private final PublicAddress address;

    PushController(
            AuthorizationRequests requests, PushedRequests pushed, Clients clients, DPoP dpop, PublicAddress address) {
        this.requests = requests;
        this.pushed = pushed;
        this.clients = clients;
        this.dpop = dpop;
        this.address = address;
    }

    @PostMapping(EndPoints.PUSH)
    ResponseEntity<Map<String, Object>> push(HttpServletRequest http, Authentication proof) {
        var client = Callers.proven(proof, clients).client();
        var sent = Parameters.of(http.getParameterMap()).without(NOT_OF_THE_REQUEST);
        if (!sent.find("client_id").orElse(client.id()).equals(client.id())) {
            return refused("invalid_request", "client_id is another's");
        }
        if (sent.has("request_uri")) {
            return refused("invalid_request", "a pushed request has no request_uri");
        }
        if (sent.query().length() > LONGEST) {
            return refused("invalid_request", "the request is too long");
        }
        var proofOfKey = http.getHeader(DPoP.HEADER);
        return proofOfKey == null ? checked(client, sent) : bound(client, sent, proofOfKey);
    }

    /** A proof of a key binds the code to it, as {@code dpop_jkt} does (RFC 9449, 10.1). */
    private ResponseEntity<Map<String, Object>> bound(Client client, Parameters sent, String proof) {
        return dpop.proven(proof, "POST", address.issuer() + EndPoints.PUSH, null)
                .filter(key -> sent.find("dpop_jkt").orElse(key).equals(key))
                .map(key -> checked(client, sent.with("dpop_jkt", key)))
                .orElseGet(() -> refused("invalid_dpop_proof", "the DPoP proof is not valid, or not of dpop_jkt"));
    }

    private ResponseEntity<Map<String, Object>> checked(Client client, Parameters sent) {
        return switch (requests.check(client, sent)) {
            case Sound _ ->
                answered(
                        HttpStatus.CREATED,
                        Map.of(
                                "request_uri",
                                pushed.keep(client.id(), sent),
                                "expires_in",
                                PushedRequests.GOOD_FOR.toSeconds()));
            case Faulty faulty -> refused(faulty.error(), faulty.description());
            case Unanswerable unanswerable -> refused("invalid_request", unanswerable.fault());
        };
    }

    private static ResponseEntity<Map<String, Object>> refused(String error, String description) {
        return answered(HttpStatus.BAD_REQUEST, Map.of("error", error, "error_description", description));
    }

    private static ResponseEntity<Map<String, Object>> answered(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                // Whatever the caller says that it accepts: there is nothing else to give.
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
