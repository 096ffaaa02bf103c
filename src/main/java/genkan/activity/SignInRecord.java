package genkan.activity;

import genkan.member.MemberId;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in, or one try, as the member's history shows it. Never what was typed.
 *
 * @param number tells apart what happened at one instant; random
 * @param service the service's key
 * @param code the code that the member was shown; null for a success
 * @param address the address it came from, in full; pages show only its network
 * @param device the browser and its system, such as {@code Chrome (Windows)}; may be empty
 * @param deviceId the known device, if it was one
 * @param trace the reference number of the page and of the log
 * @param disputedAt when the member said "not me"; null otherwise
 */
public record SignInRecord(
        MemberId member,
        Instant at,
        long number,
        Result result,
        String service,
        Method method,
        @Nullable String code,
        String address,
        Place place,
        String device,
        @Nullable Long deviceId,
        String trace,
        @Nullable Instant disputedAt) {

    private static final int IPV4_BYTES = 4;

    public SignInRecord {
        // "fe80::1%eth0" names one of our cables, and is no address to the database.
        address = address.replaceFirst("%.*", "");
    }

    public enum Result {
        OK,
        FAILED,
        /** Refused unevaluated while SS503 lasted. */
        LIMITED,
        SIGNED_OUT,
        /** The member proved in another way who is here, to read the User ID or to end a limit. */
        RECOVERED
    }

    public enum Method {
        PASSWORD,
        PASSKEY,
        /** Nothing was asked: the member was signed in already. */
        SESSION,
        /** What proves a member who does not know the password, such as a call. */
        RECOVERY
    }

    /** The network that an address belongs to, which is all a page shows: {@code 192.0.2.*} or {@code 2001:db8:1:*}. */
    public String network() {
        var bytes = ByteBuffer.wrap(InetAddress.ofLiteral(address).getAddress());
        return bytes.capacity() == IPV4_BYTES
                ? "%d.%d.%d.*".formatted(bytes.get() & 0xff, bytes.get() & 0xff, bytes.get() & 0xff)
                : "%x:%x:%x:*".formatted(bytes.getShort(), bytes.getShort(), bytes.getShort());
    }
}
