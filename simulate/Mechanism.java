package simulate;

/** Something that decides which attempts to sign in are evaluated. */
public interface Mechanism {

    Answer attempt(Try attempt);

    /** The process ends and begins anew: what is only in memory is lost. */
    default void restart() {}

    default Occupancy occupancy() {
        return Occupancy.UNKNOWN;
    }
}
