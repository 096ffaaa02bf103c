package genkan.activity;

import genkan.member.MemberId;
import java.time.Instant;
import java.util.Arrays;
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

    public enum Result {
        OK,
        FAILED,
        /** Refused unevaluated while SS503 lasted. */
        LIMITED,
        SIGNED_OUT
    }

    public enum Method {
        PASSWORD
    }

    /** The network that an address belongs to, which is all a page shows: {@code 192.0.2.*} or {@code 2001:db8:1:*}. */
    public String network() {
        if (address.contains(":")) {
            var groups = address.split(":", -1);
            return String.join(":", Arrays.copyOf(groups, Math.min(3, groups.length))) + ":*";
        }
        return address.replaceFirst("\\.\\d+$", ".*");
    }
}
