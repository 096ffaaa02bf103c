package bench;

import java.util.Locale;
import java.util.Map;

/** The cost of a password hash. */
enum Profile {

    /** What Genkan comes with. */
    PRODUCT(19_456, 2),

    /** What other providers come with; the budgets of everything that checks a password are for this one. */
    PEERS(7_168, 5);

    private final int memoryKib;
    private final int passes;

    Profile(int memoryKib, int passes) {
        this.memoryKib = memoryKib;
        this.passes = passes;
    }

    int memoryKib() {
        return memoryKib;
    }

    int passes() {
        return passes;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The settings of a Genkan whose passwords cost that. */
    Map<String, String> settings() {
        return Map.of(
                "GENKAN_HASHING_MEMORYKIB", String.valueOf(memoryKib), "GENKAN_HASHING_PASSES", String.valueOf(passes));
    }

    @Override
    public String toString() {
        return "Argon2id of %d MiB in %d passes".formatted(memoryKib / 1_024, passes);
    }
}
