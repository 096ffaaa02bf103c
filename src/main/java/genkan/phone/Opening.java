package genkan.phone;

import java.time.Instant;

/** What came of asking for a check. It says nothing about whether anybody is known. */
public sealed interface Opening {

    /** The check waits; or it ended at once in {@link PhoneCheck.State.Conflict}. */
    record Opened(PhoneCheck check) implements Opening {}

    /** Asked too often: PV429. */
    record TooMany(Instant until) implements Opening {}

    /** No call would reach us, or there is no number to call: PV503. */
    record NoLine() implements Opening {}
}
