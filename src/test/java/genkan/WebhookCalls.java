package genkan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What lines send over HTTP, signed as they sign. */
public final class WebhookCalls {

    private final int port;
    private final String address;

    /**
     * To a Genkan.
     *
     * @param address as the line knows it
     */
    public WebhookCalls(int port, String address) {
        this.port = port;
        this.address = address;
    }

    /** A form as TwiML has it. */
    public HttpResponse<String> twiml(String trunk, Map<String, String> form, String secret) throws Exception {
        return twiml(trunk, form, Map.of("X-Twilio-Signature", signed(trunk, form, secret)));
    }

    public HttpResponse<String> twiml(String trunk, Map<String, String> form, Map<String, String> headers)
            throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(trunk, body, "application/x-www-form-urlencoded", headers);
    }

    /** The signature of such a form. */
    public String signed(String trunk, Map<String, String> form, String secret) throws Exception {
        var text = address + "/phone/calls/" + trunk
                + new TreeMap<>(form)
                        .entrySet().stream()
                                .map(field -> field.getKey() + field.getValue())
                                .collect(Collectors.joining());
        return Base64.getEncoder().encodeToString(hmac("HmacSHA1", text, secret));
    }

    /** Signed JSON. */
    public HttpResponse<String> json(String trunk, String body, long time, String nonce, String secret)
            throws Exception {
        var signature = HexFormat.of().formatHex(hmac("HmacSHA256", time + "." + nonce + "." + body, secret));
        return send(
                trunk,
                body,
                "application/json",
                Map.of("Genkan-Time", String.valueOf(time), "Genkan-Nonce", nonce, "Genkan-Signature", signature));
    }

    public HttpResponse<String> send(String trunk, String body, String type, Map<String, String> headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/phone/calls/" + trunk))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static byte[] hmac(String algorithm, String text, String secret) throws GeneralSecurityException {
        var mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
        return mac.doFinal(text.getBytes(UTF_8));
    }
}
