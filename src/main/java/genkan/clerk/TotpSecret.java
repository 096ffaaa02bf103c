package genkan.clerk;

import genkan.secret.Randomness;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;

/** What a clerk's app makes codes from: 160 random bits, as RFC 4226 advises. It never prints. */
public final class TotpSecret {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_A_LETTER = 5;
    private static final int BYTES = 20;

    private final byte[] bytes;

    TotpSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    static TotpSecret random(Randomness randomness) {
        return new TotpSecret(randomness.bytes(BYTES));
    }

    /** The code that an app shows now. */
    public String codeAt(Instant time) {
        return Totp.code(bytes, Totp.stepAt(time));
    }

    OptionalLong stepOf(String typed, Instant now) {
        return Totp.stepOf(typed, bytes, now);
    }

    /** For typing into an app: Base32 (RFC 4648, 6) in groups of four. */
    String written() {
        return base32().replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** For an app that reads it, as apps agreed on without a standard. */
    String uri(String provider, String name) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(provider), encoded(name), base32(), encoded(provider));
    }

    /** Not a copy: it is sealed and nothing else. */
    byte[] bytes() {
        return bytes;
    }

    private String base32() {
        var written = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (var octet : bytes) {
            buffer = (buffer << Byte.SIZE) | (octet & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS_OF_A_LETTER) {
                bits -= BITS_OF_A_LETTER;
                written.append(LETTERS.charAt((buffer >> bits) & 31));
            }
        }
        return written.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "TotpSecret[hidden]";
    }
}
