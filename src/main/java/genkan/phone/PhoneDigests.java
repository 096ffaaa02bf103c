package genkan.phone;

import genkan.member.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names for telephones by which they are found and which show nothing, as long as the key is kept. */
final class PhoneDigests {

    static final int BYTES = 32;

    private static final String HMAC = "HmacSHA256";
    private static final int DIGEST_BYTES = 16;

    private final SecretKeySpec key;

    PhoneDigests(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    String of(PhoneNumber number) {
        return name("number " + number.e164());
    }

    /** The same telephone has another name with each member. */
    String ofMembers(MemberId member, PhoneNumber number) {
        return name("number " + number.e164() + " of " + member.reference());
    }

    /**
     * The telephone of somebody who has none. It is the same one whenever the same was typed, so that the second check
     * meets the first as it would on a real one.
     */
    String ofNobody(String typed) {
        return name("nobody " + typed);
    }

    /** What a trunk tells, so that the same is known again. */
    String told(String trunk, String what) {
        return name("told " + trunk.length() + " " + trunk + " " + what);
    }

    private String name(String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            var digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
