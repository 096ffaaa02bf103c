package genkan.credential;

import java.time.Duration;

/**
 * What an operator can set about hashing.
 *
 * @param pureJava never load native code
 * @param memoryKib Argon2id memory of a new hash
 * @param passes Argon2id passes of a new hash
 * @param workers how many hashes are computed at the same time
 * @param queue how many may wait for it
 * @param patience how long one of them may wait
 */
record CredentialProperties(boolean pureJava, int memoryKib, int passes, int workers, int queue, Duration patience) {

    CredentialProperties {
        if (workers < 1) {
            throw new IllegalArgumentException("There must be at least one worker to hash passwords, not " + workers);
        }
        if (queue < 0) {
            throw new IllegalArgumentException("The queue for hashing cannot have %d places".formatted(queue));
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("The patience of the queue for hashing cannot be negative");
        }
        var _ = new Cost(memoryKib, passes, 1);
    }

    static CredentialProperties defaults() {
        return new CredentialProperties(
                false, 19_456, 2, Runtime.getRuntime().availableProcessors(), 200, Duration.ofSeconds(2));
    }

    // One lane: more would run one after the other here, and libsodium knows no more.
    Cost cost() {
        return new Cost(memoryKib, passes, 1);
    }

    Argon2 argon2() {
        return pureJava ? Argon2.inJava(cost()) : Argon2.fastest(cost());
    }

    HashPool hashPool() {
        return new HashPool(workers, queue, patience);
    }
}
