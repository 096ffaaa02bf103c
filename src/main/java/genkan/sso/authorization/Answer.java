package genkan.sso.authorization;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a request is answered; only made for an address that is registered.
 *
 * @param state comes back as it was sent; null if none was
 * @param byForm the browser posts the answer (OAuth 2.0 Form Post Response Mode) instead of following a link
 * @param issuer who answers (RFC 9207)
 */
record Answer(String redirectUri, @Nullable String state, boolean byForm, String issuer) {

    Map<String, String> code(String code) {
        return fields(Map.of("code", code));
    }

    /** ASCII only: services may show or log the description (RFC 6749, 4.1.2.1). */
    Map<String, String> error(String error, String description) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("error", error);
        fields.put("error_description", description);
        return fields(fields);
    }

    /** The link that carries the fields. */
    String link(Map<String, String> fields) {
        var query = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + query;
    }

    private Map<String, String> fields(Map<String, String> answer) {
        var fields = new LinkedHashMap<>(answer);
        if (state != null) {
            fields.put("state", state);
        }
        fields.put("iss", issuer);
        return fields;
    }
}
