package genkan.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of a member, as he knows it.
 *
 * @param id what tells it from his others, in base64url
 * @param label the browser that it was made in
 * @param onSeveralDevices whether the maker of the device keeps a copy for the member's other devices
 * @param lastUsed null if it was never used since
 */
public record Passkey(
        String id,
        String label,
        boolean onSeveralDevices,
        Instant created,
        @Nullable Instant lastUsed) {}
