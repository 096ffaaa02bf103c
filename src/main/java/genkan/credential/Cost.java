package genkan.credential;

/**
 * How much work one Argon2id hash is.
 *
 * <p>The bounds are those of a stored value that somebody else may have written: no hash in the database can be made to
 * cost more than about a second.
 */
record Cost(int memoryKib, int passes, int lanes) {

    private static final int MOST_MEMORY_KIB = 256 * 1_024;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 4;
    private static final long MOST_KIB_FILLED = 1_024 * 1_024;

    Cost {
        if (lanes < 1 || lanes > MOST_LANES) {
            throw new IllegalArgumentException("Argon2 lanes must be 1 to %d, not %d".formatted(MOST_LANES, lanes));
        }
        if (passes < 1 || passes > MOST_PASSES) {
            throw new IllegalArgumentException("Argon2 passes must be 1 to %d, not %d".formatted(MOST_PASSES, passes));
        }
        if (memoryKib < 8 * lanes || memoryKib > MOST_MEMORY_KIB) {
            throw new IllegalArgumentException(
                    "Argon2 memory must be %d to %d KiB, not %d".formatted(8 * lanes, MOST_MEMORY_KIB, memoryKib));
        }
        if ((long) memoryKib * passes > MOST_KIB_FILLED) {
            throw new IllegalArgumentException("Argon2 memory times passes must be at most %d KiB, not %d times %d"
                    .formatted(MOST_KIB_FILLED, memoryKib, passes));
        }
    }
}
