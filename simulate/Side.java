package simulate;

/** What a member brings along: the lanes of the gate, whatever mechanism is at the door. */
enum Side {
    DEVICE,
    NETWORK,
    UNKNOWN;

    /** How often a browser still has its cookie, and how often the network is the usual one (StopGuessing). */
    static final double COOKIE_KEPT = 0.90;

    static final double NETWORK_KNOWN = 0.85;

    double share() {
        return switch (this) {
            case DEVICE -> COOKIE_KEPT;
            case NETWORK -> (1 - COOKIE_KEPT) * NETWORK_KNOWN;
            case UNKNOWN -> (1 - COOKIE_KEPT) * (1 - NETWORK_KNOWN);
        };
    }
}
