package simulate;

/** Somebody who does something now and then. */
interface Actor {

    long NEVER = Long.MAX_VALUE;

    /** Acts, and says when next, in milliseconds since 1970. */
    long act(long now);
}
