package genkan.credential;

import genkan.credential.Recipe.Argon2id;
import genkan.credential.Recipe.Kept;
import genkan.credential.Recipe.Wrapped;
import genkan.credential.foreign.ForeignScheme;
import genkan.member.MemberId;
import genkan.secret.Seal;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hashed password as it is stored: how it was made, readable, and then the tag, sealed.
 *
 * <pre>
 * $argon2id$v=19$m=19456,t=2,p=1$SALT$s1.KEY.SEALED               Genkan's own
 * $bcrypt$c=12$SALT$s1.KEY.SEALED                                 another system's, kept
 * $sha1$i=1$SALT$argon2id$v=19$m=19456,t=2,p=1$SALT$s1.KEY.SEALED another system's, hashed once more
 * </pre>
 *
 * <p>The seal is that of {@link Seal}: it opens for the same member and the same recipe alone. A tag that is not sealed
 * yet is Base64, and the text of Genkan's own is then the PHC format.
 */
public final class PasswordHash {

    // The lengths in Base64 characters are 8 to 48 bytes of salt and 12 to 96 bytes of tag.
    private static final Pattern WRITTEN = Pattern.compile("(?<foreign>" + ForeignScheme.WRITTEN + ")??"
            + "(?<argon2id>\\$argon2id\\$v=19"
            + "\\$m=(?<memory>[1-9][0-9]{0,5}),t=(?<passes>[1-9][0-9]?),p=(?<lanes>[1-9])"
            + "\\$(?<salt>[A-Za-z0-9+/]{11,64}))?"
            + "\\$(?<tag>[A-Za-z0-9+/]{16,128}|s1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]{38,192})");

    /** A written hash has at most these; the longest real one is far below. */
    private static final int MOST_CHARACTERS = 1_024;

    private final Recipe recipe;
    private final Tag tag;

    private PasswordHash(Recipe recipe, Tag tag) {
        this.recipe = recipe;
        this.tag = tag;
    }

    PasswordHash(Recipe recipe, byte[] tag) {
        this(recipe, new Tag.Open(tag));
    }

    PasswordHash(Cost cost, byte[] salt, byte[] tag) {
        this(new Argon2id(cost, salt), tag);
    }

    /**
     * Reads a hash that is not sealed.
     *
     * @throws IllegalArgumentException as {@link #parse(MemberId, String)}
     */
    public static PasswordHash parse(String text) {
        return parse(MemberId.NOBODY, text);
    }

    /**
     * Reads a stored hash.
     *
     * @param owner whose row it is in
     * @throws IllegalArgumentException if it is anything but the one way to write a hash whose cost can be borne; the
     *     message never repeats the value
     */
    public static PasswordHash parse(MemberId owner, String text) {
        var matcher = WRITTEN.matcher(text);
        if (text.length() > MOST_CHARACTERS || !matcher.matches()) {
            throw new IllegalArgumentException("Not a hash as Genkan writes it");
        }

        var tag = matcher.group("tag");
        var hash = new PasswordHash(
                recipe(matcher), tag.startsWith("s1.") ? new Tag.Sealed(owner, tag) : new Tag.Open(decode(tag)));

        // Java's decoder overlooks stray bits at the end, and then two texts would be one hash.
        if (!hash.phc().equals(text)) {
            throw new IllegalArgumentException("Salt or tag of the hash is not in canonical Base64");
        }
        return hash;
    }

    private static Recipe recipe(Matcher matcher) {
        var foreign = Optional.ofNullable(matcher.group("foreign")).map(ForeignScheme::parse);
        if (matcher.group("argon2id") == null) {
            return new Kept(foreign.orElseThrow(() -> new IllegalArgumentException("Not a hash as Genkan writes it")));
        }
        var cost = new Cost(
                Integer.parseInt(matcher.group("memory")),
                Integer.parseInt(matcher.group("passes")),
                Integer.parseInt(matcher.group("lanes")));
        var argon2id = new Argon2id(cost, decode(matcher.group("salt")));
        return foreign.<Recipe>map(inner -> new Wrapped(inner, argon2id)).orElse(argon2id);
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** As it is stored, the same as long as it is the same row. */
    public String phc() {
        return recipe.written() + "$" + tag.written();
    }

    /** The same for the row of this member: nobody else's opens, and nothing opens without the key. */
    PasswordHash sealed(MemberId owner, Seal seal) {
        return new PasswordHash(recipe, new Tag.Sealed(owner, seal.seal(name(owner), tag(seal))));
    }

    /**
     * The tag.
     *
     * @throws IllegalStateException if it is sealed with a key that is not here, or was changed or moved: a fault of
     *     ours, and never the member's
     */
    byte[] tag(Seal seal) {
        return switch (tag) {
            case Tag.Open open -> open.bytes();
            case Tag.Sealed(var owner, var text) ->
                seal.open(name(owner), text)
                        .orElseThrow(() -> new IllegalStateException(
                                "A stored password does not open: it was sealed with another key (%s) than those in the file, or was changed or moved"
                                        .formatted(Seal.keyOf(text))));
        };
    }

    // The recipe is named too, so that a tag opens beside the salt and cost alone that it was made with.
    private String name(MemberId owner) {
        return "password of " + owner.reference() + " by " + recipe.written();
    }

    /** Whether this key has sealed it. */
    boolean isSealedWith(String key) {
        return tag instanceof Tag.Sealed sealed && Seal.keyOf(sealed.written()).equals(key);
    }

    Recipe recipe() {
        return recipe;
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }

    /** The last part. */
    private sealed interface Tag {

        String written();

        final class Open implements Tag {

            private final byte[] bytes;

            Open(byte[] bytes) {
                this.bytes = bytes;
            }

            /** Not a copy: nobody in this package writes to it. */
            byte[] bytes() {
                return bytes;
            }

            @Override
            public String written() {
                return Base64.getEncoder().withoutPadding().encodeToString(bytes);
            }
        }

        record Sealed(MemberId owner, String written) implements Tag {}
    }
}
