package genkan.secret;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** The one source of randomness. */
@Component
public class Randomness {

    private final SecureRandom random;

    public Randomness() {
        this(new SecureRandom());
    }

    public Randomness(SecureRandom random) {
        this.random = random;
    }

    public byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A number of 63 random bits, never negative: enough that two never meet. */
    public long number() {
        return random.nextLong() & Long.MAX_VALUE;
    }

    /** For what wants a {@link SecureRandom} itself, such as a salt. */
    public SecureRandom source() {
        return random;
    }
}
