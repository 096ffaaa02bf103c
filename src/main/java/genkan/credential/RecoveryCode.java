package genkan.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import genkan.secret.Randomness;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A code that lets a member back in once, such as {@code 7K2M-91QX-0VTB-4HJN}: 80 random bits. Whoever holds one shows
 * it to the member and keeps nothing but its digest; it never prints.
 */
public final class RecoveryCode {

    /** Without I, L, O and U: each of them is read as what it looks like. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    /** More than anybody types for {@value #LENGTH} letters; the rest of what programs send is not read. */
    private static final int LONGEST = 128;

    private final String written;

    private RecoveryCode(String written) {
        this.written = written;
    }

    static RecoveryCode random(Randomness randomness) {
        var bytes = randomness.bytes(LENGTH);
        var written = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            // 32 letters: each is as likely as any other.
            written.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(bytes[i] & 31));
        }
        return new RecoveryCode(written.toString());
    }

    /** For the member's eyes. */
    public String written() {
        return written;
    }

    byte[] digest() {
        return digest(written);
    }

    /** The same for every way of typing the same code. So many random bits need neither salt nor cost. */
    static byte[] digest(String typed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(folded(typed).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String folded(String typed) {
        return Normalizer.normalize(typed.substring(0, Math.min(typed.length(), LONGEST)), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replace('U', 'V');
    }

    @Override
    public String toString() {
        return "RecoveryCode[hidden]";
    }
}
