package bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request, without what every one has.
 *
 * @param headers lines that end as HTTP wants it
 */
public record Request(String method, String path, String headers, String body) {

    public static Request get(String path) {
        return new Request("GET", path, "", "");
    }

    public static Request post(String path, Map<String, String> fields) {
        return new Request("POST", path, "", query(fields)).with("Content-Type", "application/x-www-form-urlencoded");
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Request with(String header, String value) {
        return new Request(method, path, headers + header + ": " + value + "\r\n", body);
    }

    byte[] written(int port) {
        var length = method.equals("GET") ? "" : "Content-Length: " + body.length() + "\r\n";
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers + length + "\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
