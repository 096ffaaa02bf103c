package timing;

/**
 * How far a kind of User ID can be told from its twin at one end point.
 *
 * @param t of all times
 * @param tOfLower of the lower nine tenths
 * @param median milliseconds
 * @param difference of the means, in milliseconds
 * @param detectable the difference that would raise the alarm
 */
record Comparison(
        EndPoint endPoint,
        Kind kind,
        int count,
        double t,
        double tOfLower,
        double median,
        double difference,
        double detectable) {

    static Comparison of(EndPoint endPoint, Kind kind, double[] times, double[] ofTwin) {
        return new Comparison(
                endPoint,
                kind,
                times.length,
                Welch.t(times, ofTwin),
                Welch.tOfLower(times, ofTwin),
                Welch.median(times),
                Welch.mean(times) - Welch.mean(ofTwin),
                Welch.detectable(times, ofTwin));
    }

    boolean alarming() {
        return Math.max(Math.abs(t), Math.abs(tOfLower)) > Welch.ALARM;
    }
}
