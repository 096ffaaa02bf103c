package genkan.reason;

/** What the person in front of the page has shown so far. Each step includes those before it. */
public enum Evidence {

    /** Nothing but what was typed. */
    NONE,

    /** The mark of a browser on which some member has signed in before; the typed User ID is not that member's. */
    KNOWN_BROWSER,

    /** The mark of a browser on which the very member whose User ID was typed has signed in before. */
    KNOWN_DEVICE,

    /** The member's password or passkey, just verified. */
    PASSWORD,

    /** A session of the member. */
    SESSION;

    public boolean covers(Evidence needed) {
        return compareTo(needed) >= 0;
    }
}
