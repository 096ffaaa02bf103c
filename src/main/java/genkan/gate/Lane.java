package genkan.gate;

/**
 * From which side an attempt comes. Each side of a User ID is counted by itself, so that strangers cannot use up what
 * the member's own browser is allowed (scenario 6).
 */
public sealed interface Lane {

    /** A browser on which the very member signed in before. */
    record KnownDevice(long deviceId) implements Lane {}

    record Stranger() implements Lane {}
}
