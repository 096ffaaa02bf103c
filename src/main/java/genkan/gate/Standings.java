package genkan.gate;

import java.util.Optional;

/**
 * Where {@link Standing}s are kept: one place for all nodes, which survives each of them. Every change names what it
 * was decided upon, so that of two that happen at the same time one has to look again.
 */
interface Standings {

    Optional<Kept> find(String key);

    /** Whether the standing was written; false if there is one already. */
    boolean add(String key, Standing standing, long now);

    /** Whether it was written; false if it is not as it was any more. */
    boolean replace(String key, Kept seen, Standing standing, long now);

    /** The standing as it is kept from now on; nothing if it is not as it was seen any more, and one has to look again. */
    default Optional<Kept> write(String key, Optional<Kept> seen, Standing standing, long now) {
        var written = seen.map(kept -> replace(key, kept, standing, now)).orElseGet(() -> add(key, standing, now));
        var version = seen.map(kept -> kept.version() + 1).orElse(0);
        return written ? Optional.of(new Kept(standing, version)) : Optional.empty();
    }

    /** Whether it was forgotten; false if it is not as it was any more. */
    boolean remove(String key, Kept seen);

    /**
     * A standing as it was found.
     *
     * @param version grows with each change
     */
    record Kept(Standing standing, int version) {}
}
