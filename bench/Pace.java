package bench;

import java.time.Duration;

/** When each of many is due: so many a second, whatever has become of those before. */
record Pace(long began, double perSecond) {

    static Pace of(double perSecond) {
        return new Pace(System.nanoTime(), perSecond);
    }

    void await(long number) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(Math.max(0, due(number) - System.nanoTime())));
    }

    /** How many are due within a time. */
    long within(Duration duration) {
        return (long) Math.ceil(duration.toNanos() / 1e9 * perSecond);
    }

    private long due(long number) {
        return began + (long) (number * 1e9 / perSecond);
    }
}
