package genkan.credential;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Argon2id by libsodium, which takes half the time of any other we measured; Argon2i and scrypt besides, since their
 * memory is none of Java's then.
 *
 * <p>It knows one lane, salts of 16 bytes and tags from 16 bytes on; everything else goes to {@link BouncyCastle}. Its
 * memory need not be ready beforehand: it maps it outside the heap for each hash and gives it back to the system.
 */
final class Libsodium implements Argon2 {

    private static final int ARGON2I13 = 1;
    private static final int ARGON2ID13 = 2;
    private static final int LEAST_PASSES_OF_ARGON2I = 3;
    private static final int SALT_BYTES = 16;
    private static final int LEAST_TAG_BYTES = 16;

    // What the reference implementation answers to the password "genkan".
    private static final byte[] KNOWN_SALT = "sixteen byte slt".getBytes(US_ASCII);
    private static final byte[] KNOWN_TAG =
            HexFormat.of().parseHex("c225036532d59bf8d8dd5f86005e4b886d0b513ff842a7e99b383806b16f7ebc");

    private final SodiumSource source;
    private final BouncyCastle rest;
    private final MethodHandle pwhash;
    private final MethodHandle scrypt;

    /** Fails with whatever hinders it, so that the caller can look elsewhere. */
    Libsodium(SodiumSource source, Cost usual) throws IOException {
        this.source = source;
        this.rest = new BouncyCastle(usual, 0, "beside libsodium");

        var library = source.open();
        initialise(library);
        pwhash = function(
                library,
                "crypto_pwhash",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT));
        scrypt = function(
                library,
                "crypto_pwhash_scryptsalsa208sha256_ll",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS,
                        JAVA_LONG));
        checkKnownAnswer();
    }

    private static void initialise(SymbolLookup library) {
        var init = function(library, "sodium_init", FunctionDescriptor.of(JAVA_INT));
        int outcome;
        try {
            outcome = (int) init.invokeExact();
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
        if (outcome < 0) {
            throw new IllegalStateException("sodium_init answered " + outcome);
        }
    }

    @SuppressWarnings("restricted") // The manifest grants native access; the signatures are those of sodium.h.
    private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor signature) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), signature);
    }

    // A library of this name that computes something else would make every right password wrong.
    private void checkKnownAnswer() {
        var tag = tag("genkan".getBytes(US_ASCII), KNOWN_SALT, new Cost(8, 1, 1), KNOWN_TAG.length);
        if (!MessageDigest.isEqual(tag, KNOWN_TAG)) {
            throw new IllegalStateException("it does not compute Argon2id");
        }
    }

    @Override
    public byte[] tag(byte[] password, byte[] salt, Cost cost, int length) {
        if (cost.lanes() != 1 || salt.length != SALT_BYTES || length < LEAST_TAG_BYTES) {
            return rest.tag(password, salt, cost, length);
        }
        return argon2(ARGON2ID13, password, salt, cost, length);
    }

    @Override
    public byte[] argon2i(byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        if (lanes != 1 || passes < LEAST_PASSES_OF_ARGON2I || salt.length != SALT_BYTES || length < LEAST_TAG_BYTES) {
            return rest.argon2i(password, salt, memoryKib, passes, lanes, length);
        }
        return argon2(ARGON2I13, password, salt, new Cost(memoryKib, passes, lanes), length);
    }

    private byte[] argon2(int type, byte[] password, byte[] salt, Cost cost, int length) {
        return withSecret(password, length, (arena, secret, tag) -> (int) pwhash.invokeExact(
                tag,
                tag.byteSize(),
                secret,
                secret.byteSize(),
                arena.allocateFrom(JAVA_BYTE, salt),
                (long) cost.passes(),
                cost.memoryKib() * 1_024L,
                type));
    }

    @Override
    public byte[] scrypt(byte[] password, byte[] salt, int n, int r, int p, int length) {
        return withSecret(password, length, (arena, secret, tag) -> (int) scrypt.invokeExact(
                secret,
                secret.byteSize(),
                arena.allocateFrom(JAVA_BYTE, salt),
                (long) salt.length,
                (long) n,
                r,
                p,
                tag,
                tag.byteSize()));
    }

    private static byte[] withSecret(byte[] password, int length, Native work) {
        try (var arena = Arena.ofConfined()) {
            var secret = arena.allocateFrom(JAVA_BYTE, password);
            var tag = arena.allocate(length);
            try {
                run(work, arena, secret, tag);
                return tag.toArray(JAVA_BYTE);
            } finally {
                // Freed memory keeps its content until someone else gets it.
                secret.fill((byte) 0);
                tag.fill((byte) 0);
            }
        }
    }

    private static void run(Native work, Arena arena, MemorySegment secret, MemorySegment tag) {
        int outcome;
        try {
            outcome = work.into(arena, secret, tag);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
        if (outcome != 0) {
            throw new IllegalStateException("libsodium could not hash; is there enough memory?");
        }
    }

    /** A call of libsodium, which answers 0 when the tag is there. */
    private interface Native {
        int into(Arena arena, MemorySegment secret, MemorySegment tag) throws Throwable;
    }

    @Override
    public String name() {
        return "libsodium (" + source + ")";
    }
}
