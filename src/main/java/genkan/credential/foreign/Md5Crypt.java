package genkan.credential.foreign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Pattern;

/** The crypt of old Unixes, {@code $1$}, and Apache's of the same making, {@code $apr1$}; its hash is kept as text. */
record Md5Crypt(String name, String salt) implements ForeignScheme {

    private static final Pattern WRITTEN =
            Pattern.compile("\\$(?<kind>1|apr1)\\$(?<salt>[./A-Za-z0-9]{1,8})\\$(?<hash>[./A-Za-z0-9]{22})");

    Md5Crypt {
        if (!salt.matches("[./A-Za-z0-9]{1,8}")) {
            throw new IllegalArgumentException("The salt of MD5 crypt has 1 to 8 characters");
        }
    }

    static ForeignHash read(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not MD5 crypt as $1$ or $apr1$, salt, $ and 22 characters");
        }
        var name = matcher.group("kind").startsWith("apr") ? "apr1" : "md5crypt";
        return new ForeignHash(
                new Md5Crypt(name, matcher.group("salt")), matcher.group("hash").getBytes(US_ASCII));
    }

    @Override
    public byte[] digest(byte[] password, MemoryHard memoryHard) {
        var prefix = name.startsWith("apr") ? "$apr1$" : "$1$";
        var text = org.apache.commons.codec.digest.Md5Crypt.md5Crypt(password.clone(), prefix + salt, prefix);
        return text.substring(text.lastIndexOf('$') + 1).getBytes(US_ASCII);
    }

    @Override
    public String written() {
        return "$%s$i=1000$%s".formatted(name, salt);
    }

    @Override
    public boolean cheap() {
        return true;
    }
}
