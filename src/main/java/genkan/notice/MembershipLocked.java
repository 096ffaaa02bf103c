package genkan.notice;

import genkan.member.MemberId;

/**
 * Somebody answered "not me" to a notice: published within the transaction that locks the membership. What was added to
 * it and does not count yet may be somebody else's.
 */
public record MembershipLocked(MemberId member) {}
