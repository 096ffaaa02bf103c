package genkan.credential.foreign;

import java.util.regex.Pattern;

/** Scrypt (RFC 7914) in the form {@code $scrypt$ln=16,r=8,p=1$<salt>$<hash>}. */
record Scrypt(int ln, int r, int p, int length, String salt) implements ForeignScheme {

    private static final Pattern WRITTEN =
            Pattern.compile("\\$scrypt\\$(?<settings>[^$]+)\\$(?<salt>[^$]*)\\$(?<hash>[^$]+)");

    private static final int LEAST_BYTES = 16;
    private static final int MOST_BYTES = 64;
    /** Blocks of 128 bytes: 128 MiB. */
    private static final long MOST_BLOCKS = 1 << 20;
    /** Blocks written, all lanes together: about a second. */
    private static final long MOST_WORK = 1 << 21;
    /** The least of the settings that OWASP advises: ln=14, r=8, p=5. */
    private static final long ADVISED_WORK = 5 << 17;

    Scrypt {
        Settings.within("ln of scrypt", ln, 1, 20);
        Settings.within("r of scrypt", r, 1, 64);
        Settings.within("p of scrypt", p, 1, 64);
        Settings.within("The bytes of the hash", length, LEAST_BYTES, MOST_BYTES);
        Bytes.read("salt", salt, 0, MOST_BYTES);
        if (work(ln, r, 1) > MOST_BLOCKS || work(ln, r, p) > MOST_WORK) {
            throw new IllegalArgumentException(
                    "scrypt with ln=%d, r=%d, p=%d needs more than 128 MiB or a second".formatted(ln, r, p));
        }
        // As the RFC has it: n < 2^(16 r).
        if (ln >= 16 * r) {
            throw new IllegalArgumentException("ln of scrypt must be below 16 times r");
        }
    }

    static ForeignHash read(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not scrypt as $scrypt$ln=16,r=8,p=1$, salt, $ and hash");
        }
        var settings = Settings.read(matcher.group("settings"));
        var hash = Bytes.read("hash", matcher.group("hash"), LEAST_BYTES, MOST_BYTES);
        var salt = Bytes.written(Bytes.read("salt", matcher.group("salt"), 0, MOST_BYTES));
        return new ForeignHash(
                new Scrypt(settings.get("ln"), settings.get("r"), settings.get("p"), hash.length, salt), hash);
    }

    @Override
    public byte[] digest(byte[] password, MemoryHard memoryHard) {
        return memoryHard.scrypt(password, Bytes.read("salt", salt, 0, MOST_BYTES), 1 << ln, r, p, length);
    }

    @Override
    public String name() {
        return "scrypt";
    }

    @Override
    public String written() {
        return "$scrypt$ln=%d,r=%d,p=%d,l=%d$%s".formatted(ln, r, p, length, salt);
    }

    @Override
    public boolean cheap() {
        return work(ln, r, p) < ADVISED_WORK;
    }

    private static long work(int ln, int r, int p) {
        return (1L << ln) * r * p;
    }
}
