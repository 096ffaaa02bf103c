package genkan.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is kept of a client's secret. Machines choose it, so a plain digest is enough and costs nothing at each call. */
public final class ClientSecret {

    static final int SHORTEST = 32;

    private ClientSecret() {}

    /** SHA-256 in hexadecimal digits. */
    public static String digest(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Compares in a time that does not depend on where the two differ. */
    public static boolean matches(String secret, String digest) {
        return MessageDigest.isEqual(
                digest(secret).getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }
}
