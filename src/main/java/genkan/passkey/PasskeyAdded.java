package genkan.passkey;

import genkan.member.MemberId;

/**
 * A passkey of a member was added: published within the transaction that adds it, so that the member is told.
 *
 * @param label the browser that it was made in
 */
public record PasskeyAdded(MemberId member, String label) {}
