package genkan.session;

import genkan.member.MemberId;
import genkan.member.UserId;
import genkan.web.Viewer;
import java.time.Instant;
import java.util.Set;

/**
 * A member who is signed in on this browser: what a valid session cookie stands for.
 *
 * @param subject what services know the member by
 * @param sid what services know the session by
 * @param clients the clients that were opened during the session
 */
public record SignedIn(
        MemberId member,
        UserId userId,
        String displayName,
        long deviceId,
        Instant authenticatedAt,
        String subject,
        String sid,
        Set<String> clients)
        implements Viewer {}
