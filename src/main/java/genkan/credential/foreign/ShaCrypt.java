package genkan.credential.foreign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Sha2Crypt;

/** The crypt of newer Unixes, {@code $5$} and {@code $6$}; its hash is kept as text. */
record ShaCrypt(String name, int rounds, String salt) implements ForeignScheme {

    private static final Pattern WRITTEN = Pattern.compile("\\$(?<kind>[56])\\$(?:rounds=(?<rounds>[0-9]+)\\$)?"
            + "(?<salt>[./A-Za-z0-9]{1,16})\\$(?<hash>[./A-Za-z0-9]{43}|[./A-Za-z0-9]{86})");

    private static final int USUAL_ROUNDS = 5_000;
    private static final int LEAST_ROUNDS = 1_000;
    /** Each round reads the password up to twice, and a typed one may have {@code Password.MOST_BYTES}. */
    private static final int MOST_ROUNDS = 100_000;

    ShaCrypt {
        Settings.within("The rounds of " + name, rounds, LEAST_ROUNDS, MOST_ROUNDS);
        if (!salt.matches("[./A-Za-z0-9]{1,16}")) {
            throw new IllegalArgumentException("The salt of SHA crypt has 1 to 16 characters");
        }
    }

    static ForeignHash read(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches() || matcher.group("hash").length() != (text.charAt(1) == '5' ? 43 : 86)) {
            throw new IllegalArgumentException("Not SHA crypt as $5$ or $6$, perhaps rounds=, salt, $ and hash");
        }
        var rounds = matcher.group("rounds");
        var scheme = new ShaCrypt(
                text.charAt(1) == '5' ? "sha256crypt" : "sha512crypt",
                rounds == null ? USUAL_ROUNDS : Settings.number(rounds),
                matcher.group("salt"));
        return new ForeignHash(scheme, matcher.group("hash").getBytes(US_ASCII));
    }

    @Override
    public byte[] digest(byte[] password, MemoryHard memoryHard) {
        var setting = "rounds=%d$%s".formatted(rounds, salt);
        var text = name.startsWith("sha256")
                ? Sha2Crypt.sha256Crypt(password.clone(), "$5$" + setting)
                : Sha2Crypt.sha512Crypt(password.clone(), "$6$" + setting);
        return text.substring(text.lastIndexOf('$') + 1).getBytes(US_ASCII);
    }

    @Override
    public String written() {
        return "$%s$i=%d$%s".formatted(name, rounds, salt);
    }

    /** OWASP advises nothing about it; so many rounds of it are far from those advised for PBKDF2. */
    @Override
    public boolean cheap() {
        return true;
    }
}
