package genkan.gate;

import genkan.gate.Guess.Secret;
import genkan.secret.Randomness;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was typed into names that show nothing, since members type passwords into the wrong field too. User IDs
 * and networks get the same names on every node; passwords get names that only this process knows.
 */
final class GateKey {

    static final int BYTES = 32;

    private static final String HMAC = "HmacSHA256";
    private static final int DIGEST_BYTES = 16;

    private final SecretKeySpec shared;
    private final SecretKeySpec own;

    GateKey(byte[] shared, Randomness randomness) {
        this.shared = new SecretKeySpec(shared, HMAC);
        this.own = new SecretKeySpec(randomness.bytes(BYTES), HMAC);
    }

    /** One side of a User ID: a device of the member's, or everybody else. */
    Name side(String userId, @Nullable Long device) {
        return name((device == null ? "stranger" : "device " + device) + "\n" + userId);
    }

    /** Something that is counted and is no User ID. */
    Name thing(String name) {
        return name("thing\n" + name);
    }

    long network(String userId, String network) {
        return name("network " + network + "\n" + userId).number();
    }

    Wrong password(Secret password) {
        var digest = ByteBuffer.wrap(password.digest(mac(own)));
        return new Wrong(digest.getLong(), new Ladder.Rungs(digest.getLong(), digest.getLong()));
    }

    private Name name(String text) {
        var digest = mac(shared).doFinal(text.getBytes(StandardCharsets.UTF_8));
        return new Name(
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES)),
                ByteBuffer.wrap(digest, DIGEST_BYTES, Long.BYTES).getLong());
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * Of a side of a User ID.
     *
     * @param text 128 bits in 22 characters: enough that no two ever meet by chance
     * @param number 64 other bits, for tables in memory
     */
    record Name(String text, long number) {}

    /**
     * Of a password that may be wrong.
     *
     * @param number for the table of wrong ones
     * @param rungs its places on the ladder of popular ones
     */
    record Wrong(long number, Ladder.Rungs rungs) {}
}
