package genkan.session;

import genkan.member.MemberId;
import genkan.member.UserId;
import genkan.web.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A member who is signed in on this browser: what a valid session cookie stands for.
 *
 * @param method what he showed at {@code authenticatedAt}
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
        SignInMethod method,
        String subject,
        String sid,
        Set<String> clients)
        implements Viewer {

    private static final Duration FRESH = Duration.ofMinutes(5);

    /** Whether he proved who he is so lately that it is enough for what an old session is not enough for. */
    public boolean freshAt(Instant now) {
        return authenticatedAt.plus(FRESH).isAfter(now);
    }
}
