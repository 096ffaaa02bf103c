package genkan.credential;

import genkan.credential.foreign.MemoryHard;
import java.util.ArrayList;
import java.util.List;

/** Argon2id 1.3 (RFC 9106), in the fastest form that works on this machine; and its relatives that imports bring along. */
sealed interface Argon2 extends MemoryHard permits Libsodium, BouncyCastle {

    byte[] tag(byte[] password, byte[] salt, Cost cost, int length);

    @Override
    default byte[] argon2id(byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        return tag(password, salt, new Cost(memoryKib, passes, lanes), length);
    }

    /** Which one this is, for the operator; after a fallback with the reason. */
    String name();

    /** The pure Java one has the memory for {@code atATime} hashes of the {@code usual} cost ready from the start. */
    static Argon2 inJava(Cost usual, int atATime) {
        return new BouncyCastle(usual, atATime, "as configured");
    }

    static Argon2 fastest(Cost usual, int atATime) {
        return fastest(usual, atATime, SodiumSource.ofThisMachine());
    }

    static Argon2 fastest(Cost usual, int atATime, List<SodiumSource> sources) {
        var failures = new ArrayList<String>();
        for (var source : sources) {
            try {
                return new Libsodium(source, usual);
            } catch (Exception | LinkageError failure) {
                // No native code is a reason to be slower, never a reason not to start: musl instead of glibc, a
                // temporary folder without permission to execute, native access denied by the operator.
                failures.add(source + ": " + failure);
            }
        }
        return new BouncyCastle(usual, atATime, "no libsodium: " + String.join("; ", failures));
    }
}
