package genkan.member;

import java.time.Clock;
import java.util.Optional;

/**
 * A member's internal number: 63 bits, time-ordered so that rows of one time lie together, and never shown.
 *
 * <p>42 bits of milliseconds since 1970 (until 2109), then 21 random bits.
 */
public record MemberId(long value) {

    /** Nobody: what look-ups ask for where a User ID is unknown, so that they do the same work. */
    public static final MemberId NOBODY = new MemberId(0);

    private static final int RANDOM_BITS = 21;

    /**
     * The id of somebody who becomes a member now.
     *
     * @param random any random number; its low 21 bits are used
     */
    public static MemberId next(Clock clock, int random) {
        return new MemberId((clock.millis() << RANDOM_BITS) | (random & ((1 << RANDOM_BITS) - 1)));
    }

    /** How secrets that the outside holds name the member: base 36, at most 13 characters. */
    public String reference() {
        return Long.toString(value, 36);
    }

    public static Optional<MemberId> ofReference(String reference) {
        try {
            var value = Long.parseLong(reference, 36);
            return value > 0 ? Optional.of(new MemberId(value)) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
