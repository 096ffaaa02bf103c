package genkan.member;

/** Who the contract is with (N11). */
public enum MemberKind {
    INDIVIDUAL,
    /** An additional account in the household of an individual member. */
    FAMILY,
    CORPORATE
}
