package genkan.recovery;

import genkan.member.MemberId;

/**
 * A member who had said "not me" proved who is here and set a new password: published within the transaction that opens
 * the membership. Whatever was added to it meanwhile may be somebody else's.
 */
public record LockEnded(MemberId member) {}
