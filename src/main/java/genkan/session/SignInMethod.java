package genkan.session;

/** What a member showed to begin a session. */
public enum SignInMethod {
    PASSWORD,
    /** A key of his own, and to the device that has it a finger, a face or a PIN: more than anybody can be talked out of. */
    PASSKEY,
    /** What proves a member who does not know the password, such as a call; and a new password was set with it. */
    RECOVERY
}
