package bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A member's browser: keeps cookies, follows nothing by itself. */
public final class Browser implements AutoCloseable {

    private static final String NAME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

    private final int port;
    private final Connection connection;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Optional<String> address = Optional.empty();

    public Browser(int port) {
        this.port = port;
        this.connection = new Connection(port);
    }

    public Answer get(String path) throws IOException {
        return exchange(Request.get(path));
    }

    /** The same beside all else, over a connection of its own. */
    Answer getBeside(String path) throws IOException {
        try (var another = new Connection(port)) {
            return another.exchange(asBrowsersWrite(Request.get(path)));
        }
    }

    public Answer post(String path, Map<String, String> fields) throws IOException {
        return exchange(Request.post(path, fields));
    }

    /** Where the proxy in front will say that it is; the proxy is us. */
    void comeFrom(String address) {
        this.address = Optional.of(address);
    }

    /** What lasts only while it is open goes, what shall be kept stays. */
    void closeAndOpen() {
        cookies.remove("genkan-session");
    }

    /** From here on another browser, at the other end of the same connection. */
    public void forget() {
        cookies.clear();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private Answer exchange(Request request) throws IOException {
        var answer = connection.exchange(asBrowsersWrite(request));
        answer.values("set-cookie").forEach(this::keep);
        return answer;
    }

    private Request asBrowsersWrite(Request request) {
        var written = request.with("User-Agent", NAME)
                .with("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .with("Accept-Language", "ja,en;q=0.8");
        var sent = address.map(at -> written.with("X-Forwarded-For", at)).orElse(written);
        return cookies.isEmpty() ? sent : sent.with("Cookie", cookieHeader());
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
