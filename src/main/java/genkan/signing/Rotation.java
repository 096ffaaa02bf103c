package genkan.signing;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings new keys and takes old ones away. Every node may do so at the same time; the table takes each generation once. */
@Component
class Rotation {

    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);

    private final StoredKeys stored;
    private final SealedKeys sealed;
    private final SigningProperties lasting;
    private final Clock clock;

    Rotation(StoredKeys stored, SealedKeys sealed, SigningProperties lasting, Clock clock) {
        this.stored = stored;
        this.sealed = sealed;
        this.lasting = lasting;
        this.clock = clock;
    }

    boolean isDue(KeyRing ring) {
        return !ring.outlived(clock.instant()).isEmpty()
                || SealedKeys.ALGORITHMS.stream().anyMatch(algorithm -> isDue(ring, algorithm));
    }

    /** What the timetable asks for. */
    void onSchedule(KeyRing ring) {
        for (var algorithm : SealedKeys.ALGORITHMS) {
            if (ring.newest(algorithm).isEmpty()) {
                add(ring, algorithm, clock.instant());
            } else if (isDue(ring, algorithm)) {
                add(ring, algorithm, clock.instant().plus(lasting.publishAhead()));
            }
        }
        ring.outlived(clock.instant()).forEach(this::remove);
    }

    /** A new key of each algorithm that has none waiting; services learn of it before it signs. */
    void ahead(KeyRing ring) {
        var now = clock.instant();
        for (var algorithm : SealedKeys.ALGORITHMS) {
            if (ring.next(algorithm, now).isEmpty()) {
                add(ring, algorithm, now.plus(lasting.publishAhead()));
            }
        }
    }

    /** A new key of this algorithm signs from this moment on; the one that waited is not needed any more. */
    void atOnce(KeyRing ring, JWSAlgorithm algorithm) {
        var now = clock.instant();
        var waiting = ring.next(algorithm, now);
        add(ring, algorithm, now);
        waiting.forEach(this::remove);
    }

    /** What it signed is void from now on. If it is the one that signs, another takes its place first. */
    void takeAway(KeyRing ring, SigningKey key) {
        if (ring.state(key, clock.instant()) == KeyState.SIGNING) {
            atOnce(ring, key.algorithm());
        }
        remove(key);
    }

    private boolean isDue(KeyRing ring, JWSAlgorithm algorithm) {
        var lead = lasting.rotateEvery().minus(lasting.publishAhead());
        return ring.newest(algorithm)
                .map(newest -> !newest.signsFrom().plus(lead).isAfter(clock.instant()))
                .orElse(true);
    }

    private void add(KeyRing ring, JWSAlgorithm algorithm, Instant signsFrom) {
        var generation = ring.newest(algorithm).map(SigningKey::generation).orElse(0) + 1;
        var key = sealed.make(algorithm, generation, signsFrom);
        if (stored.add(key)) {
            LOG.info("The key {} signs with {} from {} on", key.kid(), key.algorithm(), signsFrom);
        }
    }

    private void remove(SigningKey key) {
        stored.remove(key.kid());
        LOG.info("The key {} is not published any more", key.kid());
    }
}
