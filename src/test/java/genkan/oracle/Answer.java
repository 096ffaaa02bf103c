package genkan.oracle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back.
 *
 * @param headers as they came, a line each
 * @param body unpacked if it came packed
 */
record Answer(int status, List<String> headers, String body) {

    List<String> values(String name) {
        var start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                .map(header -> header.substring(start.length()).strip())
                .toList();
    }

    Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }
}
