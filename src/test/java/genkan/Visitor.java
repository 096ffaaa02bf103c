package genkan;

import genkan.Residents.Resident;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody with a browser that keeps cookies, follows no redirect and shows everything. It sends form tokens without
 * reading any page, so that tests of the server need no page.
 */
public final class Visitor {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();

    private final String genkan;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Visitor(int port) {
        this.genkan = "http://localhost:" + port;
    }

    /** Sends this header with every request. */
    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Sends a form with its token. */
    public HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        if (formCookie().isEmpty()) {
            get("/sign-in");
        }
        var proven = new HashMap<>(fields);
        proven.putIfAbsent("_csrf", formToken());
        return postWithoutToken(path, proven);
    }

    public HttpResponse<String> postWithoutToken(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))));
    }

    /** What the next form of this browser has to bring. */
    public String formToken() {
        return masked(formCookie());
    }

    public HttpResponse<String> signIn(Resident member) throws IOException, InterruptedException {
        return signIn(member.userId(), member.password());
    }

    public HttpResponse<String> signIn(String userId, String password) throws IOException, InterruptedException {
        return post("/sign-in", Map.of("user-id", userId, "password", password));
    }

    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(genkan + path));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response;
    }

    private void keep(String cookie) {
        var name = cookie.substring(0, cookie.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, cookie.substring(name.length() + 1, cookie.indexOf(';')));
        }
    }

    private String formCookie() {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().endsWith("genkan-form"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** As a page carries it: random bytes, and the token mixed with them. Zeros are as random as any for a test. */
    private static String masked(String token) {
        var bytes = token.getBytes(StandardCharsets.UTF_8);
        var mask = new byte[2 * bytes.length];
        System.arraycopy(bytes, 0, mask, bytes.length, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mask);
    }
}
