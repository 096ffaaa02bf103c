package genkan.phone.webhook;

import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came in at the address of a line, not believed yet.
 *
 * @param url where it was sent to, as the sender wrote it
 * @param header by name; nothing if it is missing
 * @param fields of a form, which has been read by now and leaves no body
 */
record Posted(String url, Function<String, String> header, List<Entry<String, String>> fields, String body) {

    /** The header, if it is there. */
    Optional<String> has(String name) {
        return Optional.of(header.apply(name)).filter(value -> !value.isEmpty());
    }
}
