package simulate;

import java.time.Duration;

/**
 * How large a simulation is.
 *
 * @param members who sign in once a day
 * @param victims the first of them, whom the attack is for
 * @param warmUp how long nothing is counted and nobody attacks
 * @param measured how long the attack lasts
 */
record Size(int members, int victims, Duration warmUp, Duration measured) {

    /** Of so many parts one. */
    Size part(int parts) {
        return new Size(members / parts, victims / parts, warmUp, measured);
    }

    Size withAtLeast(int fewest) {
        return new Size(Math.max(members, fewest), victims, warmUp, measured);
    }

    long weeks() {
        return Math.max(1, measured.toDays() / 7);
    }
}
