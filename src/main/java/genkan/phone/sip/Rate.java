package genkan.phone.sip;

import java.time.Duration;

/** So many a second and no more, a second's worth at once. */
final class Rate {

    private static final long BEATS_A_SECOND = Wheel.beatsOf(Duration.ofSeconds(1));

    private final int perSecond;
    private final Wheel wheel;
    private long left;
    private long seen;

    Rate(int perSecond, Wheel wheel) {
        this.perSecond = perSecond;
        this.wheel = wheel;
        this.left = perSecond * BEATS_A_SECOND;
        this.seen = wheel.beats();
    }

    synchronized boolean take() {
        var now = wheel.beats();
        left = Math.min(perSecond * BEATS_A_SECOND, left + (now - seen) * perSecond);
        seen = now;
        if (left < BEATS_A_SECOND) {
            return false;
        }
        left -= BEATS_A_SECOND;
        return true;
    }
}
