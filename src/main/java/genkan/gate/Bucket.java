package genkan.gate;

/**
 * The tries that one side has left, as the time at which all of them will be back (GCRA). One number, so that taking a
 * try is comparing and writing one row.
 *
 * @param fullAtMs in milliseconds since 1970; in the past when nothing is missing
 */
record Bucket(long fullAtMs) {

    static final Bucket FULL = new Bucket(0);

    boolean holds(int tries, Allowance allowance, long now) {
        return holdsFrom(tries, allowance) <= now;
    }

    /** When so many tries will be there. */
    long holdsFrom(int tries, Allowance allowance) {
        return fullAtMs - (allowance.tries() - Math.min(tries, allowance.tries())) * allowance.eachMillis();
    }

    Bucket without(int tries, Allowance allowance, long now) {
        return new Bucket(Math.max(fullAtMs, now) + tries * allowance.eachMillis());
    }

    /** With tries back that were taken and not used. Never more than there were: a time in the past is full too. */
    Bucket with(int tries, Allowance allowance) {
        return new Bucket(fullAtMs - tries * allowance.eachMillis());
    }

    /** What a clock wrote that was ahead of this one by more than clocks differ is brought back to "none left now". */
    Bucket setRight(Allowance allowance, long now, long clocksDiffer) {
        var empty = now + allowance.tries() * allowance.eachMillis();
        return fullAtMs > empty + clocksDiffer ? new Bucket(empty) : this;
    }

    boolean full(long now) {
        return fullAtMs <= now;
    }
}
