package genkan.credential;

import java.util.Base64;
import java.util.regex.Pattern;

/** A hashed password as it is stored, for example {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>} (PHC format). */
public final class PasswordHash {

    // The lengths in Base64 characters are 8 to 48 bytes of salt and 12 to 64 bytes of tag.
    private static final Pattern WRITTEN = Pattern.compile("\\$argon2id\\$v=19"
            + "\\$m=(?<memory>[1-9][0-9]{0,5}),t=(?<passes>[1-9][0-9]?),p=(?<lanes>[1-9])"
            + "\\$(?<salt>[A-Za-z0-9+/]{11,64})"
            + "\\$(?<tag>[A-Za-z0-9+/]{16,86})");

    private final Cost cost;
    private final byte[] salt;
    private final byte[] tag;

    PasswordHash(Cost cost, byte[] salt, byte[] tag) {
        this.cost = cost;
        this.salt = salt;
        this.tag = tag;
    }

    /**
     * Reads a stored hash.
     *
     * @throws IllegalArgumentException if it is anything but the one way to write an Argon2id 1.3 hash whose cost can
     *     be borne; the message never repeats the value
     */
    public static PasswordHash parse(String phc) {
        var matcher = WRITTEN.matcher(phc);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not an Argon2id hash in PHC format");
        }

        var cost = new Cost(
                Integer.parseInt(matcher.group("memory")),
                Integer.parseInt(matcher.group("passes")),
                Integer.parseInt(matcher.group("lanes")));
        var hash = new PasswordHash(cost, decode(matcher.group("salt")), decode(matcher.group("tag")));

        // Java's decoder overlooks stray bits at the end, and then two texts would be one hash.
        if (!hash.phc().equals(phc)) {
            throw new IllegalArgumentException("Salt or tag of the Argon2id hash is not in canonical Base64");
        }
        return hash;
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** As it is stored. */
    public String phc() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(tag));
    }

    Cost cost() {
        return cost;
    }

    /** Not a copy: nobody in this package writes to it. */
    byte[] salt() {
        return salt;
    }

    /** Not a copy: nobody in this package writes to it. */
    byte[] tag() {
        return tag;
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
