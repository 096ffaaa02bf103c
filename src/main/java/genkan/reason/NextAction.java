package genkan.reason;

/** The one thing that a reason suggests to do next; pages turn it into a button or a link. */
public enum NextAction {
    RETYPE,
    REVEAL_PASSWORD,
    REPAIR_PASSWORD,
    TAKE_SUGGESTION,
    CLEAR_FIELDS,
    SUBMIT_AGAIN,
    CHECK_BROWSER_AGAIN,
    WAIT,
    CONTACT_SUPPORT,
    OPEN_MY_PAGE,
    OPEN_SIGN_IN
}
