package genkan.phone;

import genkan.secret.Randomness;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The code that a page shows, to be keyed in during the call. It carries something from the page to the call that a number
 * to be dialled does not: whoever forges calls has to see the page as well (NIST SP 800-63B-4, 3.1.3).
 *
 * @param digits six of them
 */
public record CallCode(String digits) {

    private static final int BELOW = 1_000_000;

    static CallCode newCode(Randomness randomness) {
        return new CallCode("%06d".formatted(randomness.source().nextInt(BELOW)));
    }

    /** Takes as long wherever the two differ. */
    boolean is(Keyed.Digits keyed) {
        return MessageDigest.isEqual(
                keyed.digits().getBytes(StandardCharsets.UTF_8), digits.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "CallCode[hidden]";
    }
}
