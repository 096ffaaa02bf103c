package genkan.session;

import genkan.member.MemberId;
import java.time.Instant;

/** A browser on which the member has signed in before, recognised by its mark. */
public record KnownDevice(MemberId member, long deviceId, Instant lastSignIn) {}
