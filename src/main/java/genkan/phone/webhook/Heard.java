package genkan.phone.webhook;

import genkan.phone.Caller;
import genkan.phone.Keyed;

/** What is to be made of a message. */
sealed interface Heard {

    /** A call, told by whom we trust. */
    record Call(String callId, Caller caller, String called, Keyed keyed) implements Heard {}

    /** Told before; the same answer, and nothing else. */
    record Again() implements Heard {}

    /** Signed with another secret, or not at all, or for another time: answered 403. */
    record NotSigned() implements Heard {}

    /** Signed, and not what it should look like: answered 400. */
    record Unreadable() implements Heard {}
}
