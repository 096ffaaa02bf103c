package genkan.clerk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Six digits that change every half minute (RFC 6238 with SHA-1), as every app for such codes makes them. */
final class Totp {

    private static final String HMAC = "HmacSHA1";
    private static final long STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /** How far a clerk's telephone may be off, to either side (RFC 6238, 5.2). */
    private static final long STEPS_OFF = 1;

    private Totp() {}

    static long stepAt(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step: RFC 4226, 5.3, with the step as its counter. */
    static String code(byte[] secret, long step) {
        // 1. An HMAC of the counter, eight bytes with the highest first.
        var hmac = hmac(secret, step);
        // 2. Its last four bits say from which byte on 31 bits are taken.
        int offset = hmac[hmac.length - 1] & 0xf;
        int bits = ByteBuffer.wrap(hmac).getInt(offset) & Integer.MAX_VALUE;
        // 3. Of those as a number, the last digits.
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", bits % MODULUS);
    }

    /** The step that a typed code is of, around now; every step is looked at, so that the time tells nothing. */
    static OptionalLong stepOf(String typed, byte[] secret, Instant now) {
        var code = typed.getBytes(US_ASCII);
        return LongStream.rangeClosed(stepAt(now) - STEPS_OFF, stepAt(now) + STEPS_OFF)
                .filter(step -> MessageDigest.isEqual(code(secret, step).getBytes(US_ASCII), code))
                .max();
    }

    private static byte[] hmac(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
