package genkan.session;

import genkan.member.MemberId;
import java.time.Instant;

/**
 * A browser on which the member has signed in before, recognised by its mark.
 *
 * @param signedIn false if the member only got through an access limit on it, which proves nothing later
 */
public record KnownDevice(MemberId member, long deviceId, Instant lastSignIn, boolean signedIn) {}
