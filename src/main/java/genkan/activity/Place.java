package genkan.activity;

/** From where a sign-in came, as far as a member can make sense of it. */
public enum Place {
    /** The provider's own lines. */
    OWN_LINE,
    DOMESTIC,
    ABROAD,
    UNKNOWN
}
