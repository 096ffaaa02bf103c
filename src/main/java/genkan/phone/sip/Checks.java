package genkan.phone.sip;

import genkan.phone.sip.Message.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a request must not be, and how it is told: one line for each check, in this order. Nothing is read that nobody needs. */
final class Checks {

    private static final long HIGHEST_SEQUENCE = Integer.MAX_VALUE;
    private static final int MOST_FORWARDS = 255;
    private static final List<String> NEEDED = List.of("from", "to", "call-id", "cseq");
    private static final List<String> AT_MOST_ONCE = List.of("max-forwards", "content-length");
    private static final Set<String> WITHOUT_EXTENSIONS = Set.of("ACK", "CANCEL");

    private static final List<Check> ALL = List.of(
            Checks::version,
            Checks::readable,
            Checks::fields,
            Checks::sequence,
            Checks::length,
            Checks::forwards,
            Checks::parties,
            Checks::address,
            Checks::extensions);

    private Checks() {}

    @FunctionalInterface
    private interface Check {

        Optional<Answer> fault(Request request);
    }

    static Optional<Answer> fault(Request request) {
        for (var check : ALL) {
            var fault = check.fault(request);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<Answer> version(Request request) {
        var version = request.version().toUpperCase(Locale.ROOT);
        if (version.equals("SIP/2.0")) {
            return Optional.empty();
        }
        return Optional.of(version.startsWith("SIP/") ? Answer.OTHER_VERSION : Answer.BAD_REQUEST);
    }

    private static Optional<Answer> readable(Request request) {
        return badUnless(request.whole());
    }

    private static Optional<Answer> fields(Request request) {
        return badUnless(NEEDED.stream().allMatch(name -> request.fields().count(name) == 1)
                && AT_MOST_ONCE.stream().allMatch(name -> request.fields().count(name) <= 1)
                && !request.field("call-id").isEmpty());
    }

    private static Optional<Answer> sequence(Request request) {
        var sequence = request.field("cseq");
        var digits = 0;
        while (digits < sequence.length() && Syntax.isDigit(sequence.charAt(digits))) {
            digits++;
        }
        var method = sequence.substring(digits);
        return badUnless(Syntax.number(sequence.substring(0, digits), HIGHEST_SEQUENCE) >= 0
                && !method.equals(method.strip())
                && method.strip().equals(request.method()));
    }

    /** No longer than what came; shorter is fine, the rest is not looked at (RFC 3261 18.3). */
    private static Optional<Answer> length(Request request) {
        return badUnless(request.fields()
                .first("content-length")
                .map(length -> Syntax.number(length, request.body()) >= 0)
                .orElse(true));
    }

    private static Optional<Answer> forwards(Request request) {
        return badUnless(request.fields()
                .first("max-forwards")
                .map(forwards -> Syntax.number(forwards, MOST_FORWARDS) >= 0)
                .orElse(true));
    }

    private static Optional<Answer> parties(Request request) {
        return badUnless(Party.read(request.field("from")).isPresent()
                && Party.read(request.field("to")).isPresent());
    }

    private static Optional<Answer> address(Request request) {
        return SipUri.read(request.uri())
                .map(uri -> uri.understood() ? Optional.<Answer>empty() : Optional.of(Answer.UNKNOWN_SCHEME))
                .orElse(Optional.of(Answer.BAD_REQUEST));
    }

    private static Optional<Answer> extensions(Request request) {
        var required = String.join(", ", request.fields().each("require"));
        return required.isEmpty() || WITHOUT_EXTENSIONS.contains(request.method())
                ? Optional.empty()
                : Optional.of(Answer.lacking(required));
    }

    private static Optional<Answer> badUnless(boolean fine) {
        return fine ? Optional.empty() : Optional.of(Answer.BAD_REQUEST);
    }
}
