package genkan.phone.sip;

import java.util.List;
import java.util.Optional;

/**
 * Somebody as a header field names them: {@code "Taro" <sip:0312345678@example.net>;tag=1}.
 *
 * @param display the name to be shown, if any
 */
record Party(String display, SipUri uri, List<String> parameters) {

    static Optional<Party> read(String value) {
        var display = "";
        var rest = value.strip();
        if (rest.startsWith("\"")) {
            var end = Syntax.endOfQuoted(rest);
            if (end < 0 || !rest.substring(end).strip().startsWith("<")) {
                return Optional.empty();
            }
            display = Syntax.unquoted(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        var open = rest.indexOf('<');
        var first = rest.indexOf(';');
        if (open >= 0 && (first < 0 || open < first || rest.indexOf('>', open) > first)) {
            var words = rest.substring(0, open).strip();
            // A quote that nobody closed.
            return words.indexOf('"') >= 0
                    ? Optional.empty()
                    : bracketed(display.isEmpty() ? words : display, rest.substring(open));
        }
        var parts = Syntax.split(rest, ';');
        return SipUri.read(parts.getFirst()).map(uri -> new Party("", uri, parts.subList(1, parts.size())));
    }

    private static Optional<Party> bracketed(String display, String rest) {
        var close = rest.indexOf('>');
        if (close < 0) {
            return Optional.empty();
        }
        var parts = Syntax.split(rest.substring(close + 1), ';');
        return SipUri.read(rest.substring(1, close).strip())
                .map(uri -> new Party(display, uri, parts.subList(1, parts.size())));
    }

    Optional<String> parameter(String name) {
        var value = Syntax.parameter(parameters, name, "");
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** A parameter that networks write behind the party or inside its address. */
    String anywhere(String name) {
        return parameter(name).or(() -> uri.parameter(name)).orElse("");
    }
}
