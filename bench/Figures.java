package bench;

import bench.Server.Start;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was found out about Genkan with one cost of a hash.
 *
 * @param start the second one, when the database is there already
 * @param coldMillis processor time of each of the first sign-ins after it, if they went well
 * @param results of each operation, in the order in which they ran
 */
record Figures(
        Profile profile,
        Start start,
        Memory memory,
        Optional<Double> coldMillis,
        HashLimit limit,
        Map<Operation, Result> results) {

    static final double START_BUDGET_SECONDS = 4;
    static final double COLD_BUDGET_MILLIS = 100;

    /** Resident MiB of Genkan after the start and at most, and of its database at the end. */
    record Memory(double idle, double loaded, double database) {

        static final double IDLE_BUDGET = 200;
        static final double LOADED_BUDGET = 300;
    }

    Optional<Measured> of(Operation operation) {
        return results.get(operation) instanceof Result.Done(var measured) ? Optional.of(measured) : Optional.empty();
    }

    /** The sign-in to a service; as long as there are no services, the one to My Page. */
    Optional<Measured> signIn() {
        return of(Operation.SIGN_IN).or(() -> of(Operation.SIGN_IN_WITHOUT_SERVICE));
    }

    Optional<Double> shareOfLimit() {
        return signIn().map(measured -> measured.perSecond() / limit.perSecond());
    }

    Optional<Double> hashShareOfCpu() {
        return signIn().map(measured -> measured.hashingMillis() / measured.serverMillis());
    }

    Optional<Double> timesTheBareHash() {
        return signIn().map(measured -> measured.serverMillis() / limit.cpuMillis());
    }

    boolean failed() {
        return coldMillis.isEmpty() || results.values().stream().anyMatch(Result.Failed.class::isInstance);
    }
}
