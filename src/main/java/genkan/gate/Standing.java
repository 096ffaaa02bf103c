package genkan.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is held against one side of a User ID: against all but its known devices together, or against one known device.
 *
 * @param bucket the tries left to strangers, or to the device
 * @param row the failures of strangers, or on the device. What the member does elsewhere does not end it, since strangers
 *     would see their limit end and know that there is a member
 * @param all the failures of strangers and from known networks together, which any success of the member ends; it closes
 *     to known networks
 * @param networks those the member signed in from, the latest first
 */
record Standing(Bucket bucket, Row row, Row all, List<KnownNetwork> networks) {

    /** More than a member uses; the one not seen for longest gives way. */
    static final int MOST_NETWORKS = 8;

    static final Standing CLEAN = new Standing(Bucket.FULL, Row.NONE, Row.NONE, List.of());

    Standing {
        networks = List.copyOf(networks);
    }

    /**
     * A network that the member signed in from.
     *
     * @param digest names it, without telling which it is
     * @param bucket the tries left to those in it
     * @param seenMs the member's last sign-in from there, in milliseconds since 1970
     */
    record KnownNetwork(long digest, Bucket bucket, long seenMs) {

        KnownNetwork with(Bucket other) {
            return new KnownNetwork(digest, other, seenMs);
        }
    }

    Optional<KnownNetwork> network(long digest, long seenSince) {
        return networks.stream()
                .filter(network -> network.digest() == digest && network.seenMs() > seenSince)
                .findFirst();
    }

    Standing with(Bucket other) {
        return new Standing(other, row, all, networks);
    }

    /** One more attempt is evaluated: failed until it turns out otherwise. */
    Standing counted(Lane lane, GateProperties limits, long now) {
        if (lane == Lane.KNOWN_DEVICE) {
            return new Standing(bucket, row.counted(limits, now), all, networks);
        }
        var together = all.counted(limits, now);
        var strangers = lane == Lane.STRANGER ? row.counted(limits, now) : row;
        // What closes to known networks closes to strangers too, who do not see what opens it again.
        return new Standing(
                bucket, together.closed(now) ? strangers.closedUntil(together) : strangers, together, networks);
    }

    /** It was not evaluated after all. */
    Standing uncounted(Lane lane) {
        return new Standing(
                bucket,
                lane == Lane.KNOWN_NETWORK ? row : row.uncounted(),
                lane == Lane.KNOWN_DEVICE ? all : all.uncounted(),
                networks);
    }

    /** It was right. */
    Standing cleared(Lane lane) {
        return new Standing(bucket, lane == Lane.KNOWN_NETWORK ? row : Row.NONE, Row.NONE, networks);
    }

    /** The member was right elsewhere. */
    Standing clearedElsewhere() {
        return new Standing(bucket, row, Row.NONE, networks);
    }

    Standing with(KnownNetwork seen) {
        var latest = new ArrayList<>(networks);
        latest.removeIf(network -> network.digest() == seen.digest());
        latest.add(seen);
        latest.sort(Comparator.comparingLong(KnownNetwork::seenMs).reversed());
        return new Standing(bucket, row, all, latest.subList(0, Math.min(latest.size(), MOST_NETWORKS)));
    }

    /** The member has just signed in from there; the tries left to those in it stay. */
    Standing seenIn(long network, long now) {
        var bucket = network(network, 0).map(KnownNetwork::bucket).orElse(Bucket.FULL);
        return with(new KnownNetwork(network, bucket, now));
    }

    /**
     * As it is when no clock was wrong: what is further away than it can be is brought back to the furthest it can be.
     *
     * @param own what the bucket is filled by
     * @param clocksDiffer by how much clocks may differ, in milliseconds
     */
    Standing setRight(Allowance own, GateProperties limits, long now, long clocksDiffer) {
        return new Standing(
                bucket.setRight(own, now, clocksDiffer),
                row.setRight(limits, now, clocksDiffer),
                all.setRight(limits, now, clocksDiffer),
                networks.stream()
                        .map(network ->
                                network.with(network.bucket().setRight(limits.knownNetwork(), now, clocksDiffer)))
                        .toList());
    }

    /** Whether forgetting it would change nothing. */
    boolean clean(long now) {
        return bucket.full(now) && row.equals(Row.NONE) && all.equals(Row.NONE) && networks.isEmpty();
    }
}
