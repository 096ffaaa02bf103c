package genkan.credential;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator can set about hashing.
 *
 * @param pureJava never load native code
 * @param memoryKib Argon2id memory of a new hash
 * @param passes Argon2id passes of a new hash
 * @param workers how many hashes are computed at the same time, and beside them as many of known devices; 0 means one for each
 *     core
 * @param queue how many may wait for it: at a known device, in a known network, and everybody else
 * @param patience how long one of them may wait
 */
@ConfigurationProperties("genkan.hashing")
record CredentialProperties(
        @DefaultValue("false") boolean pureJava,
        @DefaultValue("19456") int memoryKib,
        @DefaultValue("2") int passes,
        @DefaultValue("0") int workers,
        @DefaultValue({"200", "100", "50"}) List<Integer> queue,
        @DefaultValue("2s") Duration patience) {

    CredentialProperties {
        if (workers < 0) {
            throw new IllegalArgumentException("Passwords cannot be hashed by %d workers".formatted(workers));
        }
        if (queue.size() != Line.values().length || queue.stream().anyMatch(places -> places < 0)) {
            throw new IllegalArgumentException(
                    "The queue for hashing has to be three numbers of places, such as 200,100,50, and not %s"
                            .formatted(queue));
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("The patience of the queue for hashing cannot be negative");
        }
        var _ = new Cost(memoryKib, passes, 1);
    }

    // One lane: more would run one after the other here, and libsodium knows no more.
    Cost cost() {
        return new Cost(memoryKib, passes, 1);
    }

    Argon2 argon2() {
        return pureJava ? Argon2.inJava(cost(), atATime()) : Argon2.fastest(cost(), atATime());
    }

    HashPool hashPool() {
        return new HashPool(atATime(), queue, patience);
    }

    private int atATime() {
        return workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
    }
}
