package genkan.gate;

import java.time.Instant;

/** The gate's answer to an attempt. */
public sealed interface Passage {

    /** The password may be evaluated; the attempt already counts as failed until {@link Gate#succeeded} is told otherwise. */
    record Open(String key) implements Passage {}

    /** SS503: the password must not be evaluated before {@code opensAgain}, whether or not the User ID exists. */
    record Closed(Instant opensAgain) implements Passage {}
}
