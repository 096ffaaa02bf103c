package genkan.session;

import genkan.member.MemberId;

/**
 * The member wanted to be signed in nowhere, or only here: published within the transaction that ends the sessions, so
 * that what outlives sessions ends too.
 */
public record SignedOutElsewhere(MemberId member) {}
