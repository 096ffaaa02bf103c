package genkan.recovery;

import genkan.secret.BearerSecret;
import java.util.Optional;

/** Where recoveries are kept: by what the browser's cookie holds, and changed by whoever saw the latest state. */
interface Recoveries {

    /** Keeps a new one. */
    void add(BearerSecret secret, Recovery recovery);

    /** The one that this browser began. */
    Optional<Kept> find(BearerSecret secret);

    /**
     * Belongs to the caller's transaction.
     *
     * @return false if it has been changed since it was seen; nothing is kept then
     */
    boolean replace(Kept seen, Recovery changed);

    /**
     * A recovery as it is kept.
     *
     * @param version grows by one each time it is replaced
     */
    record Kept(Recovery recovery, int version) {}
}
