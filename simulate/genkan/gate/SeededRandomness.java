package genkan.gate;

import genkan.secret.Randomness;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** Randomness that is the same each time, so that a simulation is. */
final class SeededRandomness {

    private SeededRandomness() {}

    static Randomness of(long seed) {
        try {
            // Of the JDK's generators the one that takes its seed for all it knows.
            var random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return new Randomness(random);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
