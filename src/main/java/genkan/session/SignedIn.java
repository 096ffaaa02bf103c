package genkan.session;

import genkan.member.MemberId;
import genkan.member.UserId;
import genkan.web.Viewer;
import java.time.Instant;

/** A member who is signed in on this browser: what a valid session cookie stands for. */
public record SignedIn(MemberId member, UserId userId, String displayName, long deviceId, Instant authenticatedAt)
        implements Viewer {}
