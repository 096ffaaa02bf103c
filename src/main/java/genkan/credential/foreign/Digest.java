package genkan.credential.foreign;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/** One SHA over the password and perhaps a salt: {@code {SHA}}, {@code {SSHA}}, {@code {SSHA256}}, {@code {SSHA512}}. */
record Digest(String name, String salt) implements ForeignScheme {

    private static final Pattern WRITTEN = Pattern.compile(
            "\\{(?<salted>S?)SHA(?<kind>|256|512)\\}(?<bytes>[A-Za-z0-9+/=]+)", Pattern.CASE_INSENSITIVE);

    private static final int MOST_SALT_BYTES = 64;
    private static final Map<String, Integer> BYTES = Map.of("sha1", 20, "sha256", 32, "sha512", 64);

    Digest {
        Bytes.read("salt", salt, 0, MOST_SALT_BYTES);
    }

    static ForeignHash read(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not {SHA} or {SSHA} and Base64");
        }
        var name = matcher.group("kind").isEmpty() ? "sha1" : "sha" + matcher.group("kind");
        int length = BYTES.getOrDefault(name, 0);
        boolean salted = !matcher.group("salted").isEmpty();
        var both = Bytes.read(
                "hash",
                matcher.group("bytes"),
                salted ? length + 1 : length,
                salted ? length + MOST_SALT_BYTES : length);
        var salt = Arrays.copyOfRange(both, length, both.length);
        return new ForeignHash(new Digest(name, Bytes.written(salt)), Arrays.copyOf(both, length));
    }

    @Override
    public byte[] digest(byte[] password, MemoryHard memoryHard) {
        try {
            var digest = MessageDigest.getInstance("SHA-" + name.substring("sha".length()));
            digest.update(password);
            return digest.digest(Bytes.read("salt", salt, 0, MOST_SALT_BYTES));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String written() {
        return "$%s$i=1$%s".formatted(name, salt);
    }

    @Override
    public boolean cheap() {
        return true;
    }
}
