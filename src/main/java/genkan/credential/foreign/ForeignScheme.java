package genkan.credential.foreign;

import java.util.regex.Pattern;

/**
 * A way to hash that Genkan does not use for new passwords, with its settings and the salt of one member. None holds
 * settings that cost more than about a second, and none takes a password with a NUL: where these hashes come from it ended
 * the text or vanished, so that two passwords would be one.
 */
public sealed interface ForeignScheme permits Argon2, Bcrypt, Digest, Md5Crypt, Pbkdf2, Phpass, Scrypt, ShaCrypt {

    /** What a scheme looks like in our own text: its name, its settings, its salt; no part of it but the salt is empty. */
    String WRITTEN = "\\$[a-z][a-z0-9-]*\\$[a-z]+=[0-9]+(?:,[a-z]+=[0-9]+)*\\$[A-Za-z0-9+/.]*";

    /** Computes the hash of a password that it {@link #takes}. */
    byte[] digest(byte[] password, MemoryHard memoryHard);

    /** As it stands in our table: {@code $bcrypt$c=12$<salt>}. */
    String written();

    /** For people: {@code bcrypt}. */
    String name();

    /** Whether guessing costs a thief less than what OWASP advises. */
    boolean cheap();

    /** Whether this can be a password of this scheme at all. */
    default boolean takes(byte[] password) {
        for (byte character : password) {
            if (character == 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads what {@link #written} wrote.
     *
     * @throws IllegalArgumentException if it is anything else; the message never repeats the value
     */
    static ForeignScheme parse(String written) {
        if (!Pattern.matches(WRITTEN, written)) {
            throw new IllegalArgumentException("Not a scheme of hashing");
        }
        var parts = written.split("\\$", -1);
        var name = parts[1];
        var settings = Settings.read(parts[2]);
        var salt = parts[3];
        var scheme = switch (name) {
            case "argon2i", "argon2id" ->
                new Argon2(name, settings.get("m"), settings.get("t"), settings.get("p"), settings.get("l"), salt);
            case "bcrypt" -> new Bcrypt(settings.get("c"), salt);
            case "md5crypt", "apr1" -> new Md5Crypt(name, salt);
            case "phpass" -> new Phpass(settings.get("n"), salt);
            case "scrypt" ->
                new Scrypt(settings.get("ln"), settings.get("r"), settings.get("p"), settings.get("l"), salt);
            case "sha256crypt", "sha512crypt" -> new ShaCrypt(name, settings.get("i"), salt);
            case "sha1", "sha256", "sha512" -> new Digest(name, salt);
            case "pbkdf2-sha1", "pbkdf2-sha256", "pbkdf2-sha512" ->
                new Pbkdf2(name, settings.get("i"), settings.get("l"), salt);
            default -> throw new IllegalArgumentException("Not a scheme of hashing");
        };
        // One scheme, one text: no setting twice, none besides, no zero in front.
        if (!scheme.written().equals(written)) {
            throw new IllegalArgumentException("Not the one way to write a scheme of hashing");
        }
        return scheme;
    }
}
