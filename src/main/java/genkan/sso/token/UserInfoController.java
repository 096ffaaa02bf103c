package genkan.sso.token;

import com.nimbusds.jwt.JWTClaimsSet;
import genkan.member.Members;
import genkan.service.Clients;
import genkan.sso.client.DPoP;
import genkan.sso.client.EndPoints;
import genkan.sso.consent.Claims;
import genkan.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Tells a service about the member whose token it holds (OpenID Connect Core, 5.3). */
@RestController
class UserInfoController {

    private final Tokens tokens;
    private final Grants grants;
    private final Members members;
    private final Clients clients;
    private final DPoP dpop;
    private final PublicAddress address;

    UserInfoController(
            Tokens tokens, Grants grants, Members members, Clients clients, DPoP dpop, PublicAddress address) {
        this.tokens = tokens;
        this.grants = grants;
        this.members = members;
        this.clients = clients;
        this.dpop = dpop;
        this.address = address;
    }

    @RequestMapping(
            path = EndPoints.USER_INFO,
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Map<String, Object>> tell(HttpServletRequest request) {
        return token(request)
                .flatMap(token -> tokens.readAccess(token).filter(claims -> sentAsItIs(request, token, claims)))
                .filter(claims -> scopes(claims).contains("openid"))
                .flatMap(this::told)
                .map(told -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .body(told))
                .orElseGet(() -> refused(request));
    }

    private Optional<Map<String, Object>> told(JWTClaimsSet claims) {
        return FamilyReference.read(claims.getJWTID())
                .flatMap(grants::living)
                .flatMap(family -> told(family, scopes(claims)));
    }

    /** Those of the token, which may be fewer than its family's (RFC 6749, 6). */
    private static Set<String> scopes(JWTClaimsSet claims) {
        return Set.of(String.valueOf(claims.getClaim("scope")).split(" "));
    }

    private Optional<Map<String, Object>> told(Family family, Set<String> scopes) {
        return clients.find(family.clientId())
                .flatMap(client -> members.find(family.member()).map(member -> {
                    var told = new LinkedHashMap<String, Object>();
                    told.put("sub", family.subject());
                    told.putAll(Claims.of(member, scopes, family.asked().userInfo(), client.scopes()));
                    return told;
                }));
    }

    /** In the header, or in the body of a form (RFC 6750, 2.1 and 2.2); never in an address, which is written down. */
    private static Optional<String> token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, "Bearer ", 0, 7) || withProof(request)
                    ? Optional.of(header.substring(header.indexOf(' ')).strip())
                    : Optional.empty();
        }
        return inAddress(request) ? Optional.empty() : Optional.ofNullable(request.getParameter("access_token"));
    }

    private static boolean inAddress(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null && URLDecoder.decode(query, StandardCharsets.UTF_8).contains("access_token=");
    }

    /** A token that is bound to a key comes with a proof of that key, and no other does (RFC 9449, 7.1). */
    private boolean sentAsItIs(HttpServletRequest request, String token, JWTClaimsSet claims) {
        var key = Tokens.boundTo(claims);
        if (key.isEmpty() || !withProof(request)) {
            return key.isEmpty() && !withProof(request);
        }
        var proofs = Collections.list(request.getHeaders(DPoP.HEADER));
        return proofs.size() == 1
                && dpop.proven(proofs.getFirst(), request.getMethod(), address.issuer() + EndPoints.USER_INFO, token)
                        .equals(key);
    }

    private static boolean withProof(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "DPoP ", 0, 5);
    }

    private static ResponseEntity<Map<String, Object>> refused(HttpServletRequest request) {
        var scheme = withProof(request) ? "DPoP algs=\"%s\",".formatted(String.join(" ", DPoP.ALGORITHMS)) : "Bearer";
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, scheme + " error=\"invalid_token\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("error", "invalid_token"));
    }
}
