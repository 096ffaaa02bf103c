package genkan.reason;

/** What a reason was computed from, and therefore who may be told (domain: three classes of reasons). */
public enum ReasonClass {

    /** Follows from what was typed and from public rules: told to anyone at once. */
    TYPED,

    /** Follows from the browser or the page: told to anyone at once. */
    BROWSER,

    /** Follows from stored facts about a member: told only against {@link Evidence}. */
    ACCOUNT,

    /** A fault or limit of ours; it never says anything about a member. */
    OURS
}
