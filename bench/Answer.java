package bench;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An answer over HTTP. */
public record Answer(int status, List<String> headers, String body) {

    /** The first value of a header, named in lower case. */
    public Optional<String> header(String name) {
        return values(name).stream().findFirst();
    }

    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.length() > name.length()
                        && header.charAt(name.length()) == ':'
                        && header.regionMatches(true, 0, name, 0, name.length()))
                .map(header -> header.substring(name.length() + 1).strip())
                .toList();
    }

    boolean closes() {
        return header("connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    public Answer expect(int expected) {
        if (status != expected) {
            throw new Unexpected("HTTP status %d instead of %d".formatted(status, expected), this);
        }
        return this;
    }

    public Answer expect(String words) {
        if (!body.contains(words)) {
            throw new Unexpected("An answer without \"" + words + "\"", this);
        }
        return this;
    }

    /** Where a redirect leads. */
    public String leadsTo() {
        if (status != 302 && status != 303) {
            throw new Unexpected("HTTP status %d instead of a redirect".formatted(status), this);
        }
        return header("location").orElseThrow(() -> new Unexpected("A redirect to nowhere", this));
    }

    /** A text of a flat JSON object. */
    String text(String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body);
        if (!found.find()) {
            throw new Unexpected("JSON without \"" + name + "\"", this);
        }
        return found.group(1);
    }

    /** An answer that an operation cannot go on with. */
    public static final class Unexpected extends RuntimeException {

        private static final long serialVersionUID = 1;
        private static final int SHOWN = 300;

        public Unexpected(String what, Answer answer) {
            super("%s; %s %s"
                    .formatted(
                            what,
                            answer.header("location")
                                    .map(to -> "to " + to + ";")
                                    .orElse(""),
                            beginning(answer.body.replaceAll("\\s+", " "))));
        }

        private static String beginning(String text) {
            return text.substring(0, Math.min(SHOWN, text.length()));
        }
    }
}
