package genkan.gate;

/**
 * From which side an attempt comes. Each side has an allowance of its own, so that strangers cannot use up what is the
 * member's (scenario 6).
 */
public enum Lane {

    /** A browser on which this very member signed in before. */
    KNOWN_DEVICE,

    /** A network from which this member signed in lately: the line at home, the mobile operator's exit. */
    KNOWN_NETWORK,

    /** Everybody else, and all who try an invented User ID. */
    STRANGER
}
