package genkan.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a User ID is, or was, a member's. Retired ones stay, so that an old ID is recognised and never given to another.
 *
 * @param until when it stopped to be valid; null while it is
 * @param endedBy who ended it; null while it is valid
 */
public record UserIdAssignment(
        UserId userId,
        MemberId member,
        State state,
        Instant since,
        @Nullable Instant until,
        @Nullable Origin endedBy) {

    public boolean active() {
        return state == State.ACTIVE;
    }

    public enum State {
        ACTIVE,
        RETIRED
    }

    /** Who caused a change (N04). */
    public enum Origin {
        MEMBER,
        CAMPAIGN,
        OPERATOR
    }
}
