package genkan.credential.foreign;

import java.util.regex.Pattern;

/** Argon2i and Argon2id 1.3 in PHC format, as others have set them. */
record Argon2(String name, int memoryKib, int passes, int lanes, int length, String salt) implements ForeignScheme {

    private static final Pattern WRITTEN =
            Pattern.compile("\\$(?<name>argon2id?)\\$v=19\\$(?<settings>[^$]+)\\$(?<salt>[^$]+)\\$(?<hash>[^$]+)");

    private static final int MOST_MEMORY_KIB = 128 * 1_024;
    private static final int MOST_KIB_FILLED = 1_024 * 1_024;
    private static final int ADVISED_KIB_FILLED = 35_840;

    Argon2 {
        Settings.within("The lanes of Argon2", lanes, 1, 4);
        Settings.within("The passes of Argon2", passes, 1, 16);
        Settings.within("The memory of Argon2 in KiB", memoryKib, 8 * lanes, MOST_MEMORY_KIB);
        Settings.within("Memory times passes of Argon2", memoryKib * passes, 8, MOST_KIB_FILLED);
        Settings.within("The bytes of the hash", length, 12, 64);
        Bytes.read("salt", salt, 8, 48);
    }

    static ForeignHash read(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not Argon2i or Argon2id of version 19 in PHC format");
        }
        var settings = Settings.read(matcher.group("settings"));
        var hash = Bytes.read("hash", matcher.group("hash"), 12, 64);
        var salt = Bytes.written(Bytes.read("salt", matcher.group("salt"), 8, 48));
        return new ForeignHash(
                new Argon2(
                        matcher.group("name"),
                        settings.get("m"),
                        settings.get("t"),
                        settings.get("p"),
                        hash.length,
                        salt),
                hash);
    }

    @Override
    public byte[] digest(byte[] password, MemoryHard memoryHard) {
        var saltBytes = Bytes.read("salt", salt, 8, 48);
        return name.endsWith("id")
                ? memoryHard.argon2id(password, saltBytes, memoryKib, passes, lanes, length)
                : memoryHard.argon2i(password, saltBytes, memoryKib, passes, lanes, length);
    }

    @Override
    public String written() {
        return "$%s$m=%d,t=%d,p=%d,l=%d$%s".formatted(name, memoryKib, passes, lanes, length, salt);
    }

    /** What all settings of Argon2 that OWASP advises have in common. */
    @Override
    public boolean cheap() {
        return memoryKib * passes < ADVISED_KIB_FILLED;
    }
}
