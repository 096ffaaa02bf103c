package simulate;

/**
 * How far a guesser gets: the share of members who have one of the r most popular passwords is taken as 0.0374 r^0.187,
 * the shape that passwords leaked from RockYou follow (CDF-Zipf, Wang and others). It is too heavy at the head, so that
 * guessing looks easier than it is.
 *
 * @param forbidden nobody has one of the so many most popular
 */
record Guessing(double forbidden) {

    static final Guessing BEYOND_THE_POPULAR = new Guessing(100_000);

    private static final double SCALE = 0.0374;
    private static final double EXPONENT = 0.187;

    /** Of finding a member's password with so many guesses, the most popular of those left first. */
    double chance(double guesses) {
        return (share(forbidden + guesses) - share(forbidden)) / (1 - share(forbidden));
    }

    private static double share(double rank) {
        return SCALE * Math.pow(rank, EXPONENT);
    }
}
