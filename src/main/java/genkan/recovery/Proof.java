package genkan.recovery;

/** One thing that shows whose browser this is. How many of them are needed, and which, is a {@link Policy}. */
public enum Proof {

    /** A call from a registered telephone to the number that this page alone shows. */
    CALL,
    /** Such a call, with the code of this page keyed in. */
    KEYED_CALL,
    /** The mark that the member's own sign-in left on this browser. It was asked of nobody and is told to nobody. */
    DEVICE,
    /** A code that was sent to the contact address. */
    MAIL_CODE,
    /** A code that the member made on My Page and kept. */
    SAVED_CODE,
    /** A code that came by letter. */
    LETTER
}
