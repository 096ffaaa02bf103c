package genkan.credential;

import genkan.credential.foreign.ForeignScheme;
import java.util.Base64;

/** How the tag of a stored password follows from the password. */
sealed interface Recipe {

    byte[] tag(Argon2 argon2, byte[] password, int length);

    /** Whether this can be a password by this recipe at all. */
    boolean takes(byte[] password);

    /** Scheme, cost and salt, as they stand in the table in front of the tag. */
    String written();

    /** Genkan's own. */
    record Argon2id(Cost cost, String salt) implements Recipe {

        Argon2id(Cost cost, byte[] salt) {
            this(cost, Base64.getEncoder().withoutPadding().encodeToString(salt));
        }

        byte[] saltBytes() {
            return Base64.getDecoder().decode(salt);
        }

        @Override
        public byte[] tag(Argon2 argon2, byte[] password, int length) {
            return argon2.tag(password, saltBytes(), cost, length);
        }

        @Override
        public boolean takes(byte[] password) {
            return true;
        }

        @Override
        public String written() {
            return "$argon2id$v=19$m=%d,t=%d,p=%d$%s".formatted(cost.memoryKib(), cost.passes(), cost.lanes(), salt);
        }
    }

    /** As another system hashed it, dearly enough. */
    record Kept(ForeignScheme scheme) implements Recipe {

        @Override
        public byte[] tag(Argon2 argon2, byte[] password, int length) {
            return scheme.digest(password, argon2);
        }

        @Override
        public boolean takes(byte[] password) {
            return scheme.takes(password);
        }

        @Override
        public String written() {
            return scheme.written();
        }
    }

    /** As another system hashed it, too cheaply, and then hashed once more by us. */
    record Wrapped(ForeignScheme inner, Argon2id outer) implements Recipe {

        @Override
        public byte[] tag(Argon2 argon2, byte[] password, int length) {
            return outer.tag(argon2, inner.digest(password, argon2), length);
        }

        @Override
        public boolean takes(byte[] password) {
            return inner.takes(password);
        }

        @Override
        public String written() {
            return inner.written() + outer.written();
        }
    }
}
