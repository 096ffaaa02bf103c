package genkan.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is held against one side of a User ID: against all but its known devices together, or against one known device.
 *
 * @param bucket the tries left to strangers, or to the device
 * @param inARow attempts that were evaluated and failed since the last that succeeded; one under way counts already
 * @param closedUntilMs after too many in a row no password is evaluated before, in milliseconds since 1970
 * @param networks those the member signed in from, the latest first
 */
record Standing(Bucket bucket, int inARow, long closedUntilMs, List<KnownNetwork> networks) {

    /** More than a member uses; the one not seen for longest gives way. */
    static final int MOST_NETWORKS = 8;

    static final Standing CLEAN = new Standing(Bucket.FULL, 0, 0, List.of());

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

    boolean closed(long now) {
        return now < closedUntilMs;
    }

    Standing with(Bucket other) {
        return new Standing(other, inARow, closedUntilMs, networks);
    }

    /** One more attempt is evaluated: failed until it turns out otherwise. The last one allowed closes behind itself. */
    Standing counted(int most, long closedFor, long now) {
        // What was closed has opened again by the time, and begins anew.
        var before = inARow >= most ? 0 : inARow;
        return new Standing(bucket, before + 1, before + 1 >= most ? now + closedFor : 0, networks);
    }

    /** It was not evaluated after all. */
    Standing uncounted() {
        return new Standing(bucket, Math.max(inARow - 1, 0), 0, networks);
    }

    /** It was right: nothing in a row any more. */
    Standing cleared() {
        return new Standing(bucket, 0, 0, networks);
    }

    Standing with(KnownNetwork seen) {
        var all = new ArrayList<>(networks);
        all.removeIf(network -> network.digest() == seen.digest());
        all.add(seen);
        all.sort(Comparator.comparingLong(KnownNetwork::seenMs).reversed());
        return new Standing(bucket, inARow, closedUntilMs, all.subList(0, Math.min(all.size(), MOST_NETWORKS)));
    }

    /**
     * As it is when no clock was wrong: what is further away than it can be is brought back to the furthest it can be.
     *
     * @param own what the bucket is filled by
     * @param clocksDiffer by how much clocks may differ, in milliseconds
     */
    Standing setRight(Allowance own, GateProperties limits, long now, long clocksDiffer) {
        var closedFor = limits.inARowFor().toMillis();
        return new Standing(
                bucket.setRight(own, now, clocksDiffer),
                inARow,
                closedUntilMs > now + closedFor + clocksDiffer ? now + closedFor : closedUntilMs,
                networks.stream()
                        .map(network ->
                                network.with(network.bucket().setRight(limits.knownNetwork(), now, clocksDiffer)))
                        .toList());
    }

    /** Whether forgetting it would change nothing. */
    boolean clean(long now) {
        return bucket.full(now) && inARow == 0 && !closed(now) && networks.isEmpty();
    }
}
