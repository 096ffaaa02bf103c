package genkan.gate;

import java.time.Instant;

/** The gate's answer to an attempt. */
public sealed interface Passage {

    /**
     * The password may be evaluated, and whoever does it tells the gate how it ended. Until then it counts as failed.
     *
     * @param lane from which side it comes
     * @param ticket what the gate wants back
     */
    record Open(Lane lane, Ticket ticket) implements Passage {}

    /**
     * The same password was wrong here a moment ago: it is wrong again and costs nothing, unless the member has changed
     * the password since; then it may be evaluated at no cost.
     *
     * @param lane from which side it comes
     * @param ticket for {@link Gate#failedAgain} if it was wrong once more
     * @param since it was wrong at this time or later
     */
    record Repeated(Lane lane, Ticket ticket, Instant since) implements Passage {}

    /** More passwords wait for evaluation than can be borne; nothing was counted. */
    record NoRoom() implements Passage {}

    /** SS503: the password must not be evaluated before {@code opensAgain}, whether or not the User ID exists. */
    record Closed(Instant opensAgain) implements Passage {

        /** @param millis since 1970 */
        static Closed until(long millis) {
            return new Closed(Instant.ofEpochMilli(millis));
        }
    }
}
