package genkan.notice;

/** What a member is told by mail. */
public enum Kind {
    /** A new password on My Page. */
    PASSWORD_SET,
    /** A new password by a recovery. */
    PASSWORD_RECOVERED,
    USER_ID_CHANGED,
    /** A recovery showed the User ID. */
    USER_ID_SHOWN,
    LIMIT_LIFTED,
    RECOVERY_BEGUN,
    PASSKEY_ADDED,
    CODES_MADE,
    /** A telephone that counts from the fact {@code from}. */
    TELEPHONE_ADDED,
    TELEPHONE_REMOVED,
    /** A sign-in on a browser that the member had not used before. */
    NEW_DEVICE,
    /** Locked because the member, or whoever reads his mail, said "not me". */
    LOCKED,
    /** A code to be typed into a page: the fact {@code code}. */
    MAIL_CODE;

    /** Whether the mail carries the link "not me". */
    boolean canBeDisowned() {
        return this != LOCKED && this != MAIL_CODE;
    }

    /** Whether every address of the member is told; a proof of one address must not reach another. */
    boolean goesEverywhere() {
        return this != MAIL_CODE;
    }
}
