package genkan.signing;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of another provider, and nothing else of it: digests, random numbers and ciphers stay the JDK's. The key
 * factories are among it because a signature of that provider has to translate foreign keys each time.
 */
final class LentSignatures extends Provider {

    static final String NAME = "GenkanSignatures";

    private static final long serialVersionUID = 1;

    /** Fails when the other's self-test does. */
    LentSignatures(Provider other) throws NoSuchAlgorithmException {
        super(NAME, "1", "ES256 and RS256 of " + other.getInfo());
        lend(other, "Signature", "SHA256withECDSA");
        lend(other, "Signature", "SHA256withRSA");
        lend(other, "KeyFactory", "EC");
        lend(other, "KeyFactory", "RSA");
    }

    private void lend(Provider other, String type, String algorithm) throws NoSuchAlgorithmException {
        var service = other.getService(type, algorithm);
        if (service == null) {
            throw new NoSuchAlgorithmException("it has no %s for %s".formatted(type, algorithm));
        }
        var _ = service.newInstance(null);
        putService(new Lent(this, service));
    }

    private static final class Lent extends Service {

        private final Service service;

        Lent(Provider provider, Service service) {
            super(provider, service.getType(), service.getAlgorithm(), service.getClassName(), null, null);
            this.service = service;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return service.newInstance(parameter);
        }

        @Override
        public boolean supportsParameter(@Nullable Object parameter) {
            return service.supportsParameter(parameter);
        }
    }
}
