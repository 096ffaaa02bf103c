package genkan.phone;

import java.time.Instant;

/**
 * A call to one of our numbers. Most lines decline it, so that it costs whoever calls nothing: that it came is all we want to
 * know. A line that asks for the code of the page answers it.
 *
 * @param trunk the name of the line it came in on, from the settings
 * @param callId what the trunk calls it; a trunk that tells us twice says the same
 * @param called the number that was dialled, as the trunk writes it
 */
public record InboundCall(String trunk, String callId, Caller caller, String called, Keyed keyed, Instant arrivedAt) {

    /** A call that is declined. */
    public InboundCall(String trunk, String callId, Caller caller, String called, Instant arrivedAt) {
        this(trunk, callId, caller, called, new Keyed.NotAsked(), arrivedAt);
    }

    @Override
    public String toString() {
        return "InboundCall[" + trunk + ", " + caller + "]";
    }
}
