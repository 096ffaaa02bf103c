package genkan.phone.webhook;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came in at the address of a line, not believed yet.
 *
 * @param url where it was sent to, as the sender wrote it
 * @param header by name; nothing if it is missing
 */
record Posted(String url, Function<String, String> header, String body) {

    /** The header, if it is there. */
    Optional<String> has(String name) {
        return Optional.of(header.apply(name)).filter(value -> !value.isEmpty());
    }
}
