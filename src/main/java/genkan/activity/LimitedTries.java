package genkan.activity;

import genkan.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Leaves one in ten minutes of the tries that SS503 refuses, for each member and service: whoever keeps on trying must
 * not fill the history, and one line tells the member as much as a thousand.
 */
final class LimitedTries {

    static final Duration ONE_IN = Duration.ofMinutes(10);
    static final int REMEMBERED = 10_000;

    /** The longest untouched first, and that one goes when there are too many: memory stays what it is in a flood. */
    private final Map<Target, Instant> written = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Target, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized boolean worthWriting(SignInRecord limited) {
        var target = new Target(limited.member(), limited.service());
        var last = written.get(target);
        if (last != null && limited.at().isBefore(last.plus(ONE_IN))) {
            return false;
        }
        written.remove(target);
        written.put(target, limited.at());
        return true;
    }

    int remembered() {
        return written.size();
    }

    private record Target(MemberId member, String service) {}
}
