package genkan.member;

/** Where a membership stands. Only {@link #ACTIVE} members sign in; the others are told why once they have proved who they are. */
public enum MemberStatus {
    ACTIVE,
    /** Locked for protection after long inactivity (SS451). */
    DORMANT,
    /** Use of the contract is stopped, for example for an unpaid bill (SS403). */
    SUSPENDED,
    /** The member said "not me": locked until he proves who he is by more than the password (SS423). */
    LOCKED,
    /** Has left: treated everywhere as if the User ID had never existed. */
    WITHDRAWN
}
