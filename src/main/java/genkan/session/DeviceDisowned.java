package genkan.session;

import genkan.member.MemberId;

/**
 * The member said "not me" about a browser: published within the transaction that ends the sessions on it, so that what
 * outlives sessions ends too.
 */
public record DeviceDisowned(MemberId member, long deviceId) {}
