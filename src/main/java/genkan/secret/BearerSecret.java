package genkan.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * A secret that the outside holds in a cookie or a link, written {@code v1.<member reference>.<32 random bytes>}. The
 * reference lets every look-up name the member; only the SHA-256 digest of the random part is kept.
 */
public final class BearerSecret {

    private static final int BYTES = 32;
    /** A member, or a member and a number of his. */
    private static final String REFERENCE = "[0-9a-z]{1,16}(-[0-9a-z]{1,16})?";

    private final String reference;
    private final byte[] secret;

    private BearerSecret(String reference, byte[] secret) {
        this.reference = reference;
        this.secret = secret;
    }

    public static BearerSecret newFor(String reference, Randomness randomness) {
        return new BearerSecret(reference, randomness.bytes(BYTES));
    }

    /** Reads what {@link #written} wrote; anything else is empty, whatever it contains. */
    public static Optional<BearerSecret> read(String written) {
        var parts = written.split("\\.", 4);
        if (parts.length != 3 || !parts[0].equals("v1") || !parts[1].matches(REFERENCE)) {
            return Optional.empty();
        }
        try {
            var secret = Base64.getUrlDecoder().decode(parts[2]);
            return secret.length == BYTES ? Optional.of(new BearerSecret(parts[1], secret)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public String reference() {
        return reference;
    }

    /** For the holder alone; never for a log or a table. */
    public String written() {
        return "v1." + reference + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What the database keeps: SHA-256, which needs no salt or cost since the secret has 256 random bits. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "BearerSecret[" + reference + ", hidden]";
    }
}
