package genkan.oracle;

import static java.util.stream.Collectors.joining;

import genkan.Visitor;
import genkan.oracle.Step.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;

/** Somebody with a browser in one of the worlds, which keeps cookies and fills in what forms carry. */
final class Caller implements AutoCloseable {

    private static final String TOKEN = "name=\"_csrf\" value=\"";
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
    private static final Pattern GIVEN = Pattern.compile("\\{([a-z_ ]+)}");
    private static final String NOTHING_YET = "nothing-yet";

    private final Line line;
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String formToken = "";
    private String asked = "/";
    private Optional<Answer> last = Optional.empty();

    /** @param address where he calls from, as the proxy before Genkan says */
    Caller(Line line, String address) {
        this.line = line;
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

    /** Nothing, where there is no form. */
    Optional<Answer> fillIn(Step.FillIn filling) throws IOException {
        var forms = last.stream()
                .flatMap(answer -> Jsoup.parse(answer.body()).forms().stream())
                .filter(form -> !form.attr("action").contains("//"))
                .toList();
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        var form = forms.get(filling.form() % forms.size());
        var fields = Stream.concat(
                        form.formData().stream().map(field -> field(form, field.key(), field.value(), filling)),
                        form.select("button[name]").stream()
                                .limit(1)
                                .map(button -> Map.entry(button.attr("name"), button.attr("value"))))
                .toList();
        var to = form.attr("action").isEmpty() ? asked : form.attr("action");
        var method = form.attr("method").toUpperCase(Locale.ROOT).equals("POST") ? "POST" : "GET";
        var query = method.equals("GET");
        return Optional.of(
                send(new Request("", method, query ? to.replaceFirst("\\?.*", "") : to, fields, query, Map.of())));
    }

    private static Map.Entry<String, String> field(FormElement form, String name, String carried, Step.FillIn filling) {
        var type = form.elements().stream()
                .filter(element -> element.attr("name").equals(name))
                .map(element -> element.attr("type"))
                .findFirst()
                .orElse("");
        return Map.entry(
                name,
                switch (type) {
                    case "hidden", "checkbox", "radio" -> carried;
                    case "password" -> filling.password();
                    default -> Scripts.NAMES_SOMEBODY.contains(name) ? filling.somebody() : filling.other();
                });
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
        line.close();
    }

    private Answer send(String method, String path, Map<String, String> headers, String body) throws IOException {
        var head = new ArrayList<Map.Entry<String, String>>();
        head.add(Map.entry("Host", "localhost"));
        head.add(Map.entry("X-Forwarded-For", address));
        headers.forEach((name, value) -> head.add(Map.entry(name, filled(value))));
        if (!cookies.isEmpty()) {
            head.add(Map.entry(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(joining("; "))));
        }
        if (!body.isEmpty()) {
            head.add(Map.entry("Content-Type", "application/x-www-form-urlencoded"));
        }
        if (!method.equals("GET")) {
            head.add(Map.entry("Content-Length", String.valueOf(body.length())));
        }
        var answer = line.exchange(method, path, head, body);
        asked = path;
        answer.values("Set-Cookie").forEach(this::keep);
        var token = answer.body().indexOf(TOKEN) + TOKEN.length();
        if (token >= TOKEN.length()) {
            formToken = answer.body().substring(token, answer.body().indexOf('"', token));
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
