package genkan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a browser without JavaScript: keeps cookies, follows redirects until they leave our site, fills in forms and
 * presses their buttons.
 */
public final class PlainBrowser {

    private static final int MOST_REDIRECTS = 10;

    /** Browsers name no longer address than this as the one they come from, but the site alone. */
    private static final int LONGEST_REFERRER = 4_096;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI site;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean refusingCookies;
    private @Nullable HttpResponse<String> answer;

    public PlainBrowser(int port) {
        this.site = URI.create("http://localhost:" + port);
        headers.put("Accept-Language", "ja");
    }

    public PlainBrowser speaking(String language) {
        headers.put("Accept-Language", language);
        return this;
    }

    /** Sends this along from now on. */
    public PlainBrowser usingHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public PlainBrowser usingBrowser(String userAgent) {
        headers.put("User-Agent", userAgent);
        return this;
    }

    public PlainBrowser refusingCookies() {
        refusingCookies = true;
        return this;
    }

    public PlainBrowser allowingCookies() {
        refusingCookies = false;
        return this;
    }

    public PlainBrowser losingCookies() {
        cookies.clear();
        return this;
    }

    /** An address that is typed in, or followed from another site. */
    public PlainBrowser open(String path) {
        headers.remove("Referer");
        return send(HttpRequest.newBuilder(site.resolve(path)).GET());
    }

    /** Types into the sign-in form that is on the page, and sends it. */
    public PlainBrowser signIn(String userId, String password) {
        return submit("#sign-in-form", Map.of("user-id", userId, "password", password));
    }

    /** Sends a form of the page with its hidden fields and what is typed into it. */
    public PlainBrowser submit(String form, Map<String, String> typed) {
        var element = Objects.requireNonNull(page().selectFirst(form), () -> "no form " + form + " on " + page());
        return post(element.attr("action"), fields(element, typed));
    }

    public PlainBrowser post(String path, Map<String, String> fields) {
        if (answer != null) {
            var here = answer.uri().toString();
            headers.put("Referer", here.length() > LONGEST_REFERRER ? site + "/" : here);
        }
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The fields that a form of the page would send. */
    public static Map<String, String> fields(Element form, Map<String, String> typed) {
        var fields = new LinkedHashMap<String, String>();
        form.select("input[name]:not([type=checkbox])").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.putAll(typed);
        return fields;
    }

    public int status() {
        return answer().statusCode();
    }

    /** Where the visitor has arrived, with its query. */
    public String path() {
        var uri = answer().uri();
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    /** Where the visitor was sent to, off our site. */
    public URI leftFor() {
        return answer().headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow(() -> new AssertionError("has not left, but sees " + page().text()));
    }

    public Document page() {
        return Jsoup.parse(answer().body(), answer().uri().toString());
    }

    public String body() {
        return answer().body();
    }

    public HttpResponse<String> answer() {
        return Objects.requireNonNull(answer, "the visitor has not opened a page");
    }

    /** The codes that the page tells, the one that heads it first. */
    public List<String> codes() {
        return page().select("#refusal a[href^=/help/codes/], .fault a[href^=/help/codes/]").stream()
                .map(link -> link.attr("href").replaceFirst("/help/codes/([^?#]*).*", "$1"))
                .distinct()
                .toList();
    }

    public String typedUserId() {
        return page().select("#user-id").val();
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    private PlainBrowser send(HttpRequest.Builder request) {
        try {
            answer = sendOnce(request);
            for (int redirect = 0; answer.statusCode() / 100 == 3 && redirect < MOST_REDIRECTS; redirect++) {
                var next = answer.uri()
                        .resolve(answer.headers().firstValue("Location").orElseThrow());
                if (!site.getAuthority().equals(next.getAuthority())) {
                    return this;
                }
                answer = sendOnce(HttpRequest.newBuilder(next).GET());
            }
            return this;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private HttpResponse<String> sendOnce(HttpRequest.Builder request) throws IOException, InterruptedException {
        headers.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var sent = http.send(request.build(), BodyHandlers.ofString());
        if (!refusingCookies) {
            sent.headers().allValues("Set-Cookie").forEach(this::keep);
        }
        return sent;
    }

    private void keep(String setCookie) {
        var pair = setCookie.replaceFirst(";.*", "").split("=", 2);
        if (setCookie.contains("Max-Age=0") || pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
