package genkan.credential.foreign;

/** Hashes that fill much memory, which is to come from outside Java's where that is possible. */
public interface MemoryHard {

    /** Argon2i 1.3 (RFC 9106). */
    byte[] argon2i(byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int length);

    /** Argon2id 1.3 (RFC 9106). */
    byte[] argon2id(byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int length);

    /** RFC 7914. */
    byte[] scrypt(byte[] password, byte[] salt, int n, int r, int p, int length);
}
