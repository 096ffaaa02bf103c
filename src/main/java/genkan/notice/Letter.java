package genkan.notice;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to one address: what is sealed in the outbox until the mail is sent.
 *
 * @param name the member's name as registered
 * @param at when what it tells about happened
 * @param notMe the secret of the link "not me"; null where there is none
 */
record Letter(
        Kind kind,
        Map<String, String> facts,
        String name,
        Instant at,
        @Nullable String notMe) {

    @Override
    public String toString() {
        return "Letter[" + kind + "]";
    }
}
