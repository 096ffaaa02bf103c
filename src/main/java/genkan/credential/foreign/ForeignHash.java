package genkan.credential.foreign;

/** A password as another system stored it. */
public final class ForeignHash {

    /** Longer than any of the formats. */
    private static final int MOST_CHARACTERS = 4_096;

    private final ForeignScheme scheme;
    private final byte[] digest;

    ForeignHash(ForeignScheme scheme, byte[] digest) {
        this.scheme = scheme;
        this.digest = digest;
    }

    /**
     * Reads a hash as other systems write it, in the {@link Spelling#usual} spelling.
     *
     * @throws IllegalArgumentException with a sentence for the operator, which never repeats the value
     */
    public static ForeignHash read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("Longer than any hash");
        }
        var kind = text.startsWith("{") ? "{" : text.replaceFirst("(?s)^(\\$[A-Za-z0-9]*).*", "$1");
        return switch (kind) {
            case "$1", "$apr1" -> Md5Crypt.read(text);
            case "$2a", "$2b", "$2y" -> Bcrypt.read(text);
            case "$5", "$6" -> ShaCrypt.read(text);
            case "$P", "$H" -> Phpass.read(text);
            case "$pbkdf2" -> Pbkdf2.read(text);
            case "$scrypt" -> Scrypt.read(text);
            case "$argon2i", "$argon2id" -> Argon2.read(text);
            case "{" -> Digest.read(text);
            default -> throw new IllegalArgumentException("Not a hash of a kind that Genkan knows");
        };
    }

    public ForeignScheme scheme() {
        return scheme;
    }

    /** Not a copy: nobody writes to it. */
    public byte[] digest() {
        return digest;
    }

    @Override
    public String toString() {
        return "ForeignHash[hidden]";
    }
}
