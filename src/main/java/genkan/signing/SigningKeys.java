package genkan.signing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import genkan.secret.Seal;
import genkan.start.StartFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The keys that tokens are signed with and verified by, answered from memory. What another node or a command changed is
 * known here within ten seconds, and at once when a token names a key that is new.
 */
@Service
public class SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int SECONDS_BETWEEN_READINGS = 10;

    /** A token may name any key; so often at most does that lead to a reading. */
    private static final Duration PATIENCE_WITH_UNKNOWN_KEYS = Duration.ofSeconds(1);

    private final StoredKeys stored;
    private final SealedKeys sealed;
    private final Rotation rotation;
    private final SigningProperties lasting;
    private final Clock clock;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile KeyRing ring;
    private volatile Instant lastReading;

    SigningKeys(
            StoredKeys stored,
            SealedKeys sealed,
            Rotation rotation,
            SigningProperties lasting,
            Seal seal,
            SignatureEngine signatures,
            Clock clock) {
        this.stored = stored;
        this.sealed = sealed;
        this.rotation = rotation;
        this.lasting = lasting;
        this.clock = clock;

        LOG.info("Tokens are signed by {}", signatures.name());
        try {
            this.ring = inOrder(new KeyRing(List.of(), lasting.keepPublished()));
        } catch (DoesNotOpen fault) {
            throw new StartFault(
                    "The key in %s does not open the signing keys in the database: put the one there that sealed them (from the backup, or from another node), or let GENKAN_SEAL_KEYFILE name it."
                            .formatted(seal.file()),
                    fault);
        }
        this.lastReading = clock.instant();
    }

    /** The key that signs now, with its private part, which it prints: for a signer alone, never for a log. */
    public JWK signing(JWSAlgorithm algorithm) {
        return ring.signing(algorithm, clock.instant())
                .orElseThrow(() -> new IllegalArgumentException("No key signs with " + algorithm))
                .jwk();
    }

    /** The public parts of all keys that sign, will sign, or signed what may still be valid. */
    public JWKSet published() {
        return ring.published();
    }

    /** The same as the document that services fetch. Nobody may change it. */
    public byte[] publishedJson() {
        return ring.publishedJson();
    }

    /** The public part of a published key. */
    public Optional<JWK> find(String kid) {
        var known = ring.published(kid, clock.instant());
        if (known.isPresent()) {
            return known;
        }
        readAgainIfOlderThan(PATIENCE_WITH_UNKNOWN_KEYS);
        return ring.published(kid, clock.instant());
    }

    @Scheduled(
            fixedDelay = SECONDS_BETWEEN_READINGS,
            initialDelay = SECONDS_BETWEEN_READINGS,
            timeUnit = TimeUnit.SECONDS)
    void readAgain() {
        readAgainIfOlderThan(Duration.ZERO);
    }

    KeyRing ring() {
        return ring;
    }

    /** A new key of each algorithm, known to services before it signs, or in an emergency signing at once. */
    void rotate(boolean atOnce) {
        reading.lock();
        try {
            ring = inOrder(ring);
            if (atOnce) {
                SealedKeys.ALGORITHMS.forEach(algorithm -> rotation.atOnce(ring, algorithm));
            } else {
                rotation.ahead(ring);
            }
            ring = inOrder(ring);
        } finally {
            reading.unlock();
        }
    }

    /** Whether there was such a key. What it signed is void from now on. */
    boolean takeAway(String kid) {
        reading.lock();
        try {
            ring = inOrder(ring);
            var key = ring.find(kid);
            key.ifPresent(there -> rotation.takeAway(ring, there));
            ring = inOrder(ring);
            return key.isPresent();
        } finally {
            reading.unlock();
        }
    }

    private void readAgainIfOlderThan(Duration age) {
        reading.lock();
        try {
            if (!clock.instant().isBefore(lastReading.plus(age))) {
                ring = inOrder(ring);
            }
        } catch (RuntimeException fault) {
            // The keys that are known go on working; a service that cannot verify would be worse.
            LOG.warn("The signing keys could not be read again: {}", fault.toString());
        } finally {
            lastReading = clock.instant();
            reading.unlock();
        }
    }

    /** As the table has them, after the timetable was kept. */
    private KeyRing inOrder(KeyRing before) {
        var now = read(before);
        if (!rotation.isDue(now)) {
            return now;
        }
        rotation.onSchedule(now);
        return read(now);
    }

    private KeyRing read(KeyRing before) {
        var keys = new ArrayList<SigningKey>();
        var rows = stored.all();
        for (var row : rows) {
            // The same object as before, so that whoever keeps a signer for it finds that again.
            var jwk = before.find(row.kid())
                    .map(SigningKey::jwk)
                    .or(() -> sealed.open(row))
                    .orElseThrow(() -> new DoesNotOpen(row));
            keys.add(new SigningKey(row.generation(), jwk, row.signsFrom(), takenOver(row, rows)));
        }
        return new KeyRing(keys, lasting.keepPublished());
    }

    private static @Nullable Instant takenOver(StoredKey key, List<StoredKey> all) {
        return all.stream()
                .filter(other -> other.algorithm().equals(key.algorithm()) && other.generation() > key.generation())
                .map(StoredKey::signsFrom)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static final class DoesNotOpen extends IllegalStateException {

        private static final long serialVersionUID = 1;

        DoesNotOpen(StoredKey key) {
            super("The key %s was sealed with a key that is not here, or was changed".formatted(key.kid()));
        }
    }
}
