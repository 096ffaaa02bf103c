package genkan.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import genkan.Visitor;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A device with one passkey that does as it is told, also what no honest one does. */
public final class Device {

    private static final JsonMapper JSON = new JsonMapper();
    private static final CBORMapper CBOR = new CBORMapper();
    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int WITH_KEY = 0x40;

    final byte[] id = new byte[32];
    private final KeyPair key;

    /** As the tests' Genkan is reached by its settings; nothing looks at where it really is. */
    String origin = "http://localhost:8080";

    String site = "localhost";
    int flags = PRESENT_AND_VERIFIED;
    int count;
    String handle = "";

    public Device() throws GeneralSecurityException {
        new SecureRandom().nextBytes(id);
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        key = generator.generateKeyPair();
    }

    /** What the server asks when the member presses the button. */
    public static JsonNode asked(Visitor browser, String path) throws IOException, InterruptedException {
        return JSON.readTree(browser.post(path + "/options", Map.of()).body());
    }

    /** Makes a passkey on the page that offers it, where its member is signed in. */
    public HttpResponse<String> register(Visitor browser) throws Exception {
        var asked = asked(browser, "/my-page/passkey");
        handle = asked.at("/options/user/id").asString();
        return browser.post("/my-page/passkey", made(asked));
    }

    HttpResponse<String> signIn(Visitor browser) throws Exception {
        return browser.post("/sign-in/passkey", signed(asked(browser, "/sign-in/passkey")));
    }

    Map<String, String> made(JsonNode asked) throws Exception {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("fmt", "none");
        statement.put("attStmt", Map.of());
        statement.put("authData", withKey());
        var fields = new HashMap<String, String>();
        fields.put("asked", asked.get("asked").asString());
        fields.put("id", text(id));
        fields.put("client-data", text(clientData("webauthn.create", asked)));
        fields.put("attestation", text(CBOR.writeValueAsBytes(statement)));
        fields.put("transports", "internal,something-new");
        return fields;
    }

    public Map<String, String> signed(JsonNode asked) throws Exception {
        count++;
        var clientData = clientData("webauthn.get", asked);
        var data = data(flags);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(data);
        signature.update(MessageDigest.getInstance("SHA-256").digest(clientData));
        var fields = new HashMap<String, String>();
        fields.put("asked", asked.get("asked").asString());
        fields.put("id", text(id));
        fields.put("client-data", text(clientData));
        fields.put("authenticator-data", text(data));
        fields.put("signature", text(signature.sign()));
        fields.put("user-handle", handle);
        return fields;
    }

    private byte[] clientData(String type, JsonNode asked) {
        var challenge = asked.at("/options/challenge").asString();
        return """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}""".formatted(type, challenge, origin).getBytes(UTF_8);
    }

    private byte[] data(int flags) throws GeneralSecurityException {
        return ByteBuffer.allocate(37)
                .put(MessageDigest.getInstance("SHA-256").digest(site.getBytes(UTF_8)))
                .put((byte) flags)
                .putInt(count)
                .array();
    }

    private byte[] withKey() throws GeneralSecurityException {
        var cose = CBOR.writeValueAsBytes(cose());
        return ByteBuffer.allocate(37 + 16 + 2 + id.length + cose.length)
                .put(data(flags | WITH_KEY))
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(cose)
                .array();
    }

    /** RFC 9053, 7.1.1: a key of type EC2 for ES256 on P-256. */
    private Map<Integer, Object> cose() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        var cose = new LinkedHashMap<Integer, Object>();
        cose.put(1, 2);
        cose.put(3, -7);
        cose.put(-1, 1);
        cose.put(-2, coordinate(point.getAffineX()));
        cose.put(-3, coordinate(point.getAffineY()));
        return cose;
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var from = Math.max(0, bytes.length - 32);
        var coordinate = new byte[32];
        System.arraycopy(bytes, from, coordinate, 32 - (bytes.length - from), bytes.length - from);
        return coordinate;
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /** The same with one bit turned. */
    static String forged(String text, int at) {
        var bytes = Arrays.copyOf(bytes(text), bytes(text).length);
        bytes[at % bytes.length] ^= 1;
        return text(bytes);
    }
}
