package genkan.credential;

/** Where somebody waits for a hash; whoever stands in an earlier one of these lines has their turn first. */
public enum Line {

    /** On a browser where the very member has signed in before. */
    KNOWN_DEVICE,

    /** On another browser, in a network where the member has signed in before. */
    KNOWN_NETWORK,

    /** Everybody else, and work that nobody waits for. */
    STRANGER
}
