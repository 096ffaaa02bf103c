package genkan.credential.foreign;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBKDF2 (RFC 8018) with HMAC.
 *
 * <p>Only the first block of a longer hash is kept: the others would cost us as much again, and who guesses computes the
 * first alone.
 */
record Pbkdf2(String name, int iterations, int length, String salt) implements ForeignScheme {

    private static final Pattern WRITTEN = Pattern.compile(
            "\\$pbkdf2(?<hmac>-sha1|-sha256|-sha512|)\\$(?<iterations>[0-9]+)\\$(?<salt>[^$]*)\\$(?<hash>[^$]+)");

    private static final int LEAST_BYTES = 16;
    private static final int MOST_SALT_BYTES = 128;

    /** What each HMAC costs: the length of its block, what OWASP advises, what takes about a second here. */
    private enum Hmac {
        SHA1(20, 1_300_000, 2_000_000),
        SHA256(32, 600_000, 2_000_000),
        SHA512(64, 210_000, 800_000);

        private final int bytes;
        private final int advised;
        private final int most;

        Hmac(int bytes, int advised, int most) {
            this.bytes = bytes;
            this.advised = advised;
            this.most = most;
        }

        static Hmac of(String name) {
            return valueOf(name.substring("pbkdf2-".length()).toUpperCase(Locale.ROOT));
        }
    }

    Pbkdf2 {
        var hmac = Hmac.of(name);
        Settings.within("The iterations of " + name, iterations, 1, hmac.most);
        Settings.within("The bytes of the hash", length, LEAST_BYTES, hmac.bytes);
        Bytes.read("salt", salt, 0, MOST_SALT_BYTES);
    }

    static ForeignHash read(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not PBKDF2 as iterations, $, salt, $, hash");
        }
        var name = matcher.group("hmac").isEmpty() ? "pbkdf2-sha1" : "pbkdf2" + matcher.group("hmac");
        var hash = Bytes.read("hash", matcher.group("hash"), LEAST_BYTES, 256);
        var first = Arrays.copyOf(hash, Math.min(hash.length, Hmac.of(name).bytes));
        var salt = Bytes.written(Bytes.read("salt", matcher.group("salt"), 0, MOST_SALT_BYTES));
        return new ForeignHash(
                new Pbkdf2(name, Settings.number(matcher.group("iterations")), first.length, salt), first);
    }

    @Override
    public byte[] digest(byte[] password, MemoryHard memoryHard) {
        try {
            var mac = Mac.getInstance("Hmac" + Hmac.of(name));
            // A key is filled up with NULs, so one NUL is the empty key, which Java does not take.
            mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, mac.getAlgorithm()));
            mac.update(Bytes.read("salt", salt, 0, MOST_SALT_BYTES));
            var block = mac.doFinal(new byte[] {0, 0, 0, 1});
            var sum = block.clone();
            for (int i = 1; i < iterations; i++) {
                mac.update(block);
                mac.doFinal(block, 0);
                for (int k = 0; k < sum.length; k++) {
                    sum[k] ^= block[k];
                }
            }
            return Arrays.copyOf(sum, length);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String written() {
        return "$%s$i=%d,l=%d$%s".formatted(name, iterations, length, salt);
    }

    @Override
    public boolean cheap() {
        return iterations < Hmac.of(name).advised;
    }
}
