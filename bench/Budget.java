package bench;

/**
 * What an operation may take: milliseconds of processor time of Genkan and of its database.
 *
 * @param withHash it holds only where a password hash costs what it costs at the peers
 */
record Budget(double server, double database, boolean withHash) {

    private static final double ANY = Double.POSITIVE_INFINITY;

    static final Budget NONE = new Budget(ANY, ANY, false);

    static Budget of(double server) {
        return new Budget(server, ANY, false);
    }

    static Budget of(double server, double database) {
        return new Budget(server, database, false);
    }

    static Budget withHash(double server, double database) {
        return new Budget(server, database, true);
    }

    Budget in(Profile profile) {
        return withHash && profile != Profile.PEERS ? NONE : this;
    }
}
