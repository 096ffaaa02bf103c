package genkan.recovery;

import genkan.member.MemberId;
import java.time.Instant;

/** How far a recovery is. */
sealed interface Stage {

    /** Something is still to be shown. */
    record Proving() implements Stage {}

    /** Several members were proved by the same thing, such as a telephone they share; one of them is to be chosen. */
    record Choosing() implements Stage {}

    /** Enough was shown for one member. */
    record Proved(MemberId member, Instant at) implements Stage {}

    /** What was proved has been used, for the one thing it was proved for. */
    record Spent(MemberId member, Instant at) implements Stage {}

    /** Left, or guessed at too often. */
    record Ended() implements Stage {}
}
