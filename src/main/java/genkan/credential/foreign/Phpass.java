package genkan.credential.foreign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** The portable hashes of phpass, {@code $P$} and {@code $H$}: MD5, 2^n times. Kept as text. */
record Phpass(int n, String salt) implements ForeignScheme {

    private static final Pattern WRITTEN =
            Pattern.compile("\\$[PH]\\$(?<n>[./A-Za-z0-9])(?<salt>[./A-Za-z0-9]{8})(?<hash>[./A-Za-z0-9]{22})");

    private static final String ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int LEAST_N = 7;
    /** Each round reads the whole password, and a typed one may have {@code Password.MOST_BYTES}. */
    private static final int MOST_N = 17;

    Phpass {
        Settings.within("The exponent of phpass", n, LEAST_N, MOST_N);
        if (!salt.matches("[./A-Za-z0-9]{8}")) {
            throw new IllegalArgumentException("The salt of phpass has 8 characters");
        }
    }

    static ForeignHash read(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not phpass as $P$ or $H$ and 31 characters");
        }
        var scheme = new Phpass(ALPHABET.indexOf(matcher.group("n")), matcher.group("salt"));
        return new ForeignHash(scheme, matcher.group("hash").getBytes(US_ASCII));
    }

    @Override
    public byte[] digest(byte[] password, MemoryHard memoryHard) {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            md5.update(salt.getBytes(US_ASCII));
            var hash = md5.digest(password);
            for (int i = 0; i < 1 << n; i++) {
                md5.update(hash);
                hash = md5.digest(password);
            }
            return text(hash).getBytes(US_ASCII);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Its own Base64: of each three bytes the lowest six bits first. */
    private static String text(byte[] hash) {
        var text = new StringBuilder();
        for (int i = 0; i < hash.length; i += 3) {
            int bits = 0;
            int left = Math.min(3, hash.length - i);
            for (int k = 0; k < left; k++) {
                bits |= (hash[i + k] & 0xFF) << (8 * k);
            }
            for (int k = 0; k <= left; k++) {
                text.append(ALPHABET.charAt(bits >> (6 * k) & 0x3F));
            }
        }
        return text.toString();
    }

    @Override
    public String name() {
        return "phpass";
    }

    @Override
    public String written() {
        return "$phpass$n=%d$%s".formatted(n, salt);
    }

    @Override
    public boolean cheap() {
        return true;
    }
}
