package genkan.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages to the outside are delivered.
 *
 * @param parallel how many are being delivered at the same time
 * @param poll how often to look for messages that other nodes left or that are to be tried again; at most 10 s
 * @param giveUpAfter for how long a message is tried again
 * @param keep how long it is remembered what became of a message
 */
@ConfigurationProperties("genkan.outbox")
record OutboxProperties(
        @DefaultValue("16") int parallel,
        @DefaultValue("5s") Duration poll,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("14d") Duration keep) {

    // A lease is renewed from round to round, and must not run out between two of them.
    private static final Duration LONGEST_POLL = Buckets.LEASE.dividedBy(3);

    OutboxProperties {
        if (parallel < 1) {
            throw new IllegalArgumentException("Messages cannot be delivered %d at a time".formatted(parallel));
        }
        if (!poll.isPositive() || poll.compareTo(LONGEST_POLL) > 0) {
            throw new IllegalArgumentException(
                    "The outbox is to be looked into every %s at the latest".formatted(LONGEST_POLL));
        }
        if (giveUpAfter.isNegative() || keep.isNegative()) {
            throw new IllegalArgumentException("The times of the outbox cannot be negative");
        }
    }
}
