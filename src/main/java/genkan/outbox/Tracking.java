package genkan.outbox;

import genkan.member.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message so far; never what is in it.
 *
 * @param attempts how often its courier has tried
 * @param lastError why the latest try that failed did, in short
 * @param doneAt when it was delivered or given up; null while it is waiting
 */
public record Tracking(
        long id,
        MemberId member,
        String topic,
        String recipient,
        State state,
        int attempts,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant doneAt) {

    public enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }
}
