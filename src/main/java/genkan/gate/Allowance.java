package genkan.gate;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/**
 * How many tries one side has, and how soon it gets each of them back.
 *
 * @param tries so many at once, 1 to 1,000,000
 * @param each one comes back after so long, at least a millisecond
 */
public record Allowance(int tries, Duration each) {

    private static final int MOST = 1_000_000;

    public Allowance {
        if (tries < 1 || tries > MOST) {
            throw new IllegalArgumentException("An allowance is 1 to %d tries, not %d".formatted(MOST, tries));
        }
        if (each.toMillis() < 1) {
            throw new IllegalArgumentException("A try comes back after a millisecond at the soonest, not " + each);
        }
    }

    /**
     * Reads {@code 10/1h}: ten tries, one more each hour.
     *
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static Allowance of(String written) {
        var parts = written.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("An allowance is written like 10/1h, not " + written);
        }
        return new Allowance(Integer.parseInt(parts[0].strip()), DurationStyle.detectAndParse(parts[1].strip()));
    }

    long eachMillis() {
        return each.toMillis();
    }

    @Override
    public String toString() {
        return tries + "/" + written(each);
    }

    /** A duration as settings write it, such as {@code 12h}. */
    static String written(Duration duration) {
        var unit = Stream.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)
                .filter(whole -> duration.toMillis() % whole.getDuration().toMillis() == 0)
                .findFirst()
                .orElse(ChronoUnit.MILLIS);
        return DurationStyle.SIMPLE.print(duration, unit);
    }
}
