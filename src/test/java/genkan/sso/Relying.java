package genkan.sso;

import genkan.Partners;
import genkan.Visitor;
import genkan.service.Client;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service at work: sends browsers to us, and calls us itself. */
final class Relying {

    static final String VERIFIER = "a-verifier-of-forty-three-characters-at-least";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String genkan;
    private final Client client;

    Relying(int port, Client client) {
        this.genkan = "http://localhost:" + port;
        this.client = client;
    }

    Client client() {
        return client;
    }

    /** The address that the service sends browsers to. */
    String authorize(String... more) {
        return authorize(Map.of(), more);
    }

    /** The same with parameters that replace the usual ones; an empty one is left out. */
    String authorize(Map<String, String> instead, String... more) {
        return "/oauth2/authorize?" + Visitor.encoded(asking(instead, more));
    }

    /** What the service asks. */
    Map<String, String> asking(Map<String, String> instead, String... more) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client.id());
        parameters.put(
                "redirect_uri",
                client.redirectUris().isEmpty() ? "" : client.redirectUris().getFirst());
        parameters.put("scope", "openid");
        parameters.put("state", "the-state");
        parameters.put("code_challenge", challenge(VERIFIER));
        parameters.put("code_challenge_method", "S256");
        parameters.putAll(instead);
        for (int each = 0; each < more.length; each += 2) {
            parameters.put(more[each], more[each + 1]);
        }
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    /** What an answer carries, from its address. */
    static Map<String, String> answer(HttpResponse<String> response) {
        var location = URI.create(response.headers().firstValue("Location").orElseThrow());
        return Arrays.stream(location.getRawQuery().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    /** A code for whoever is signed in on the browser. */
    String code(Visitor browser, String... more) throws IOException, InterruptedException {
        return codeIn(browser.get(authorize(more)));
    }

    /** The code of an answer; it is a mistake of the test if there is none. */
    static String codeIn(HttpResponse<String> response) {
        return Objects.requireNonNull(answer(response).get("code"), () -> "no code in " + answer(response));
    }

    HttpResponse<String> redeem(String code) throws IOException, InterruptedException {
        return token(redeeming(code));
    }

    /** What a service sends with a code. */
    Map<String, String> redeeming(String code) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                client.redirectUris().getFirst(),
                "code_verifier",
                VERIFIER);
    }

    HttpResponse<String> refresh(String token) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    HttpResponse<String> token(Map<String, String> fields) throws IOException, InterruptedException {
        return post("/oauth2/token", fields);
    }

    /** With a proof of the key that the tokens are to be bound to. */
    HttpResponse<String> token(Map<String, String> fields, String proof) throws IOException, InterruptedException {
        return post("/oauth2/token", fields, Map.of("DPoP", proof));
    }

    HttpResponse<String> introspect(String token) throws IOException, InterruptedException {
        return post("/oauth2/introspect", Map.of("token", token));
    }

    HttpResponse<String> revoke(String token) throws IOException, InterruptedException {
        return post("/oauth2/revoke", Map.of("token", token));
    }

    HttpResponse<String> userInfo(String token) throws IOException, InterruptedException {
        return userInfo(Map.of("Authorization", "Bearer " + token));
    }

    HttpResponse<String> userInfo(Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(genkan + "/userinfo"));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** Sent with the client's proof, as the client is registered. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return post(path, fields, Map.of());
    }

    HttpResponse<String> post(String path, Map<String, String> fields, Map<String, String> headers)
            throws IOException, InterruptedException {
        var sent = new HashMap<>(fields);
        var request = HttpRequest.newBuilder(URI.create(genkan + path))
                .header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::header);
        switch (client.authentication()) {
            case CLIENT_SECRET_BASIC -> request.header("Authorization", basic());
            case CLIENT_SECRET_POST -> {
                sent.put("client_id", client.id());
                sent.put("client_secret", Partners.SECRET);
            }
            case NONE -> sent.put("client_id", client.id());
            case PRIVATE_KEY_JWT -> {
                // The test sends the assertion.
            }
        }
        return HTTP.send(
                request.POST(BodyPublishers.ofString(Visitor.encoded(sent))).build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** What a JWT says, unchecked. */
    static JsonNode said(String jwt) {
        return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]));
    }

    static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private String basic() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((client.id() + ":" + Partners.SECRET).getBytes(StandardCharsets.UTF_8));
    }
}
