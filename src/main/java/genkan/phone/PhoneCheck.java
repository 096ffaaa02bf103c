package genkan.phone;

import genkan.member.MemberId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page that waits for a call, or waited.
 *
 * @param dialled which of our numbers is to be called
 * @param until how long it waits
 * @param code to be keyed in during the call; null if no line asks for it
 */
public record PhoneCheck(
        long id,
        PhoneNumber dialled,
        Instant until,
        @Nullable CallCode code,
        State state) {

    /** Where it stands. */
    public sealed interface State {

        /**
         * Nobody has called yet.
         *
         * @param withheldSeen somebody called who kept the number back, most likely the one who is waited for
         * @param wrongCode the one who is waited for called, and keyed in another code than that of the page
         */
        record Waiting(boolean withheldSeen, boolean wrongCode) implements State {

            public Waiting(boolean withheldSeen) {
                this(withheldSeen, false);
            }
        }

        /**
         * The call came, and nothing has been done with it yet.
         *
         * @param members those of the claimed ones whose telephone it was; never empty
         * @param keyed whether digits from the page were keyed in, too
         */
        record Confirmed(Instant at, Set<MemberId> members, boolean keyed) implements State {}

        /** The time is over, to call or to do something with the call: PV408. */
        record Late() implements State {}

        /** Two waited for one telephone, and one call could not tell which was meant: PV409. */
        record Conflict() implements State {}

        record Cancelled() implements State {}

        /** Wrong codes were keyed in, as many as are taken. */
        record Miskeyed() implements State {}

        /** Something was done with the call, and nothing more can be. */
        record Used() implements State {}
    }
}
