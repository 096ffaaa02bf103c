package timing;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Whether two lists of times have the same mean (Welch's t-test). */
final class Welch {

    /** What can be told apart from chance; the convention of tests for leaks in time. */
    static final double ALARM = 4.5;

    private static final double KEPT = 0.9;

    private Welch() {}

    /** How far apart the means are, in standard errors; positive when the first is the greater. */
    static double t(double[] one, double[] other) {
        var error = Math.sqrt(variance(one) / one.length + variance(other) / other.length);
        return error == 0 ? 0 : (mean(one) - mean(other)) / error;
    }

    /**
     * The same of the lower nine tenths: without what the machine did meanwhile, a small difference shows better. Both are
     * cut at one value, so that two lists of the same kind stay of the same kind.
     */
    static double tOfLower(double[] one, double[] other) {
        var all = DoubleStream.concat(Arrays.stream(one), Arrays.stream(other))
                .sorted()
                .toArray();
        var limit = all[(int) Math.ceil(KEPT * all.length) - 1];
        return t(upTo(limit, one), upTo(limit, other));
    }

    /** The difference of the means that would just raise the alarm. */
    static double detectable(double[] one, double[] other) {
        return ALARM * Math.sqrt(variance(one) / one.length + variance(other) / other.length);
    }

    static double mean(double[] times) {
        return Arrays.stream(times).average().orElse(0);
    }

    static double median(double[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double variance(double[] times) {
        var mean = mean(times);
        return Arrays.stream(times).map(time -> (time - mean) * (time - mean)).sum() / (times.length - 1);
    }

    private static double[] upTo(double limit, double[] times) {
        return Arrays.stream(times).filter(time -> time <= limit).toArray();
    }
}
