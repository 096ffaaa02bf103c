package genkan.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes secrets that the database keeps, under a key that is not in the database: AES-256-GCM, written {@code s1.<which
 * key>.<nonce and ciphertext>}. What is sealed is named, and opens under that name alone, so that nobody who can write to
 * a table moves it to another row.
 */
public final class Seal {

    private static final String VERSION = "s1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 4;

    private final Path file;
    private final String sealing;
    private final Map<String, SecretKeySpec> keys;
    private final Randomness randomness;

    private Seal(SealFile file, Randomness randomness) {
        var read = file.read();
        this.file = file.path();
        this.sealing = id(read.getFirst());
        this.keys = new LinkedHashMap<>();
        read.forEach(key -> keys.putIfAbsent(id(key), new SecretKeySpec(key, "AES")));
        this.randomness = randomness;
    }

    /** With the keys in the operator's file, which must be there. */
    public static Seal withKeysIn(Path file, Randomness randomness) {
        return new Seal(new SealFile(file), randomness);
    }

    /** With the keys in a file of our own in the data folder, made at the first start. */
    public static Seal withKeysMadeIn(Path folder, Randomness randomness) {
        return new Seal(SealFile.madeIn(folder, randomness), randomness);
    }

    /** Where the keys lie, for an operator who has to put others there. */
    public Path file() {
        return file;
    }

    /** The name of the key that seals now; it says nothing else about the key. */
    public String key() {
        return sealing;
    }

    /** Whether the key of this name is here. */
    public boolean has(String key) {
        return keys.containsKey(key);
    }

    /** The name of the key that sealed this, which {@link #seal} wrote. */
    public static String keyOf(String sealed) {
        return sealed.split("\\.", 3)[1];
    }

    /**
     * Seals what only Genkan may read.
     *
     * @param name of what it is, the row included
     */
    public String seal(String name, byte[] secret) {
        var nonce = randomness.bytes(NONCE_BYTES);
        try {
            var closed = cipher(Cipher.ENCRYPT_MODE, sealing, name, nonce).doFinal(secret);
            var both = Arrays.copyOf(nonce, nonce.length + closed.length);
            System.arraycopy(closed, 0, both, nonce.length, closed.length);
            return String.join(
                    ".",
                    VERSION,
                    sealing,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(both));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** What was sealed under this name; empty if it was another name or another key, or if a bit of it was changed. */
    public Optional<byte[]> open(String name, String sealed) {
        var parts = sealed.split("\\.", 4);
        if (parts.length != 3 || !parts[0].equals(VERSION) || !keys.containsKey(parts[1])) {
            return Optional.empty();
        }
        try {
            var both = Base64.getUrlDecoder().decode(parts[2]);
            var nonce = Arrays.copyOf(both, NONCE_BYTES);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, parts[1], name, nonce)
                    .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String key, String name, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(String.join(".", VERSION, key, name).getBytes(UTF_8));
        return cipher;
    }

    /** Says which key it was, and nothing else about it. */
    private static String id(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("the name of a seal's key".getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(key), 0, ID_BYTES);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "Seal[" + file + ", hidden]";
    }
}
