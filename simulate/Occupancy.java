package simulate;

/**
 * What a mechanism holds after a run.
 *
 * @param standings rows in the database
 * @param userIds User IDs of which the process remembers wrong passwords
 * @param userIdBytes what they take
 * @param networks with a score
 * @param networkBytes what they take
 */
public record Occupancy(int standings, int userIds, long userIdBytes, int networks, long networkBytes) {

    static final Occupancy UNKNOWN = new Occupancy(0, 0, 0, 0, 0);
}
