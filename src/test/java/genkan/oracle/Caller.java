package genkan.oracle;

import static java.util.stream.Collectors.joining;

import genkan.Visitor;
import genkan.oracle.Step.Request;
import genkan.oracle.Wire.Answer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody with a browser in one of the worlds, which keeps cookies and fills in what forms carry. */
final class Caller implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
    private static final Pattern GIVEN = Pattern.compile("\\{([a-z_ ]+)}");
    private static final String NOTHING_YET = "nothing-yet";

    private final Wire wire;
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String formToken = "";
    private Optional<Answer> last = Optional.empty();

    /** @param address where he calls from, as the proxy before Genkan says */
    Caller(int port, String address) {
        this.wire = new Wire(port);
        this.address = address;
    }

    Answer send(Request request) throws IOException {
        var fields = request.fields().stream()
                .map(field -> Visitor.encoded(field.getKey()) + "=" + Visitor.encoded(filled(field.getValue())))
                .collect(joining("&"));
        var asked = request.query() && !fields.isEmpty() ? request.path() + "?" + fields : request.path();
        return send(request.method(), asked, request.headers(), request.query() ? "" : fields);
    }

    /** Nothing, where nothing leads on. */
    Optional<Answer> follow(int link) throws IOException {
        var ways = last.stream().flatMap(Caller::waysFrom).toList();
        return ways.isEmpty() ? Optional.empty() : Optional.of(send("GET", ways.get(link % ways.size()), Map.of(), ""));
    }

    private static Stream<String> waysFrom(Answer answer) {
        return Stream.concat(
                answer.value("Location").filter(to -> to.startsWith("/")).stream(),
                LINK.matcher(answer.body())
                        .results()
                        .map(link -> link.group(1).replace("&amp;", "&").replaceFirst("#.*", "")));
    }

    Answer signIn(String userId, String password) throws IOException {
        send("GET", "/sign-in", Map.of(), "");
        return send(new Request(
                "",
                "POST",
                "/sign-in",
                List.of(
                        Map.entry("_csrf", Step.FORM_TOKEN),
                        Map.entry("user-id", userId),
                        Map.entry("password", password)),
                false,
                Map.of()));
    }

    void takeAnotherBrowser() {
        cookies.clear();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }

    private Answer send(String method, String path, Map<String, String> headers, String body) throws IOException {
        var head = new StringBuilder(
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + address + "\r\n");
        headers.forEach((name, value) ->
                head.append(name).append(": ").append(filled(value)).append("\r\n"));
        if (!cookies.isEmpty()) {
            head.append("Cookie: ")
                    .append(cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(joining("; ")))
                    .append("\r\n");
        }
        if (!body.isEmpty()) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        var answer = wire.exchange(head.toString(), body);
        answer.values("Set-Cookie").forEach(this::keep);
        var token = TOKEN.matcher(answer.body());
        if (token.find()) {
            formToken = token.group(1);
        }
        last = Optional.of(answer);
        return answer;
    }

    private void keep(String cookie) {
        var name = cookie.substring(0, cookie.indexOf('='));
        var value = cookie.substring(name.length() + 1, cookie.indexOf(';'));
        if (value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private String filled(String value) {
        return GIVEN.matcher(value).replaceAll(name -> Matcher.quoteReplacement(given(name)));
    }

    private String given(MatchResult name) {
        if (name.group().equals(Step.FORM_TOKEN)) {
            return formToken;
        }
        var inJson = Pattern.compile("\"" + name.group(1) + "\":\"([^\"]*)\"");
        return last.map(answer -> inJson.matcher(answer.body()))
                .filter(found -> found.find())
                .map(found -> found.group(1))
                .orElse(NOTHING_YET);
    }
}
