package genkan.credential.foreign;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;

/** bcrypt, {@code $2a$}, {@code $2b$} or {@code $2y$}: one algorithm, told apart by mistakes of programs long gone. */
record Bcrypt(int cost, String salt) implements ForeignScheme {

    private static final Pattern WRITTEN =
            Pattern.compile("\\$2[aby]\\$(?<cost>[0-9]{2})\\$(?<salt>[./A-Za-z0-9]{22})(?<hash>[./A-Za-z0-9]{31})");

    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final int LEAST_COST = 4;
    private static final int MOST_COST = 13;
    private static final int ADVISED_COST = 10;
    private static final int MOST_BYTES = 72;
    private static final int HASH_BYTES = 23;

    Bcrypt {
        Settings.within("The cost of bcrypt", cost, LEAST_COST, MOST_COST);
        if (!salt.matches("[./A-Za-z0-9]{22}")) {
            throw new IllegalArgumentException("The salt of bcrypt has 22 characters");
        }
    }

    static ForeignHash read(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not bcrypt as $2a$, $2b$ or $2y$, cost, $ and 53 characters");
        }
        var scheme = new Bcrypt(Settings.number(matcher.group("cost")), matcher.group("salt"));
        return new ForeignHash(scheme, decode(matcher.group("hash")));
    }

    /** Others cut what is longer than 72 bytes, and then its beginning alone would do. */
    @Override
    public boolean takes(byte[] password) {
        return password.length <= MOST_BYTES && ForeignScheme.super.takes(password);
    }

    @Override
    public byte[] digest(byte[] password, MemoryHard memoryHard) {
        // The NUL at the end is part of the key, as far as there is room for it.
        return Arrays.copyOf(BCrypt.generate(password, decode(salt), cost, true), HASH_BYTES);
    }

    private static byte[] decode(String text) {
        var base64 = new StringBuilder();
        text.chars().forEach(character -> base64.append(BASE64.charAt(ALPHABET.indexOf(character))));
        return Base64.getDecoder().decode(base64.toString());
    }

    @Override
    public String written() {
        return "$bcrypt$c=%d$%s".formatted(cost, salt);
    }

    @Override
    public String name() {
        return "bcrypt";
    }

    @Override
    public boolean cheap() {
        return cost < ADVISED_COST;
    }
}
