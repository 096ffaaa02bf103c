package genkan.session;

import genkan.member.MemberId;
import java.util.Set;

/**
 * A session is over, whichever way it ended: published within the transaction that ends it. A member who proves himself
 * once more on the same browser goes on with his session, under another secret, and ends none.
 *
 * @param subject what services know the member by
 * @param sid what services know the session by
 * @param clients that were opened during the session
 */
public record SessionEnded(MemberId member, String subject, String sid, Set<String> clients) {}
