package genkan.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Compares answers without what chance put into them: each random text is replaced by its length, where chance does not
 * choose that, too. Everything else is compared as it came, and so are times of ours, since the clocks of both worlds show
 * the same.
 */
final class Canonical {

    /** Follows from Max-Age beside it and the machine's clock. */
    private static final Pattern EXPIRES = Pattern.compile("; Expires=[^;]+");

    private static final Pattern NONCE = Pattern.compile("nonce-[^']+|nonce=\"[^\"]+\"");

    /** In an address, what was before may have become {@code %3D}. */
    private static final String BEGINS = "(?:\\b|(?<=%[0-9A-F]{2}))";

    private static final Pattern TRACE = Pattern.compile(BEGINS + "[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\\b");
    private static final Pattern USER_CODE =
            Pattern.compile(BEGINS + "[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\\b");

    private static final Pattern TOKEN_NAME = Pattern.compile("\"jti\":\"[^\"]*\"");

    /** Drawn for each call that is waited for. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<=<p class=\"call-number\"><span class=\"unseen\">[^<]{0,99}</span> )[0-9-]+|tel:[0-9+]+");

    private static final List<Pattern> RANDOM = List.of(NONCE, TRACE, USER_CODE, TOKEN_NAME, NUMBER);

    /** The session of a recovery, a number in base 36; the secret behind it is one like others. */
    private static final Pattern RECOVERY = Pattern.compile("(?<=genkan-recovery=v1\\.)[0-9a-z]+");

    /** The number again, as dots: which are dark follows from it, and how many. */
    private static final Pattern DOTS = Pattern.compile("(?:M[0-9]+ [0-9]+h1v1h-1z)+");

    private static final Pattern KEY_TO_PRESS = Pattern.compile("(?<=<p class=\"call-code\">).*");

    private static final List<Pattern> RANDOM_OF_ANY_LENGTH = List.of(RECOVERY, DOTS, KEY_TO_PRESS);

    /** 128 bits, as base64url or hexadecimal. */
    private static final int SHORTEST_SECRET = 22;

    private static final String NO_MORE = ":(nothing more)";

    private Canonical() {}

    /** Where the answers differ, a line of each; nothing if nobody could tell them apart. */
    static Optional<Difference> between(Answer one, Answer other) {
        if (one.status() != other.status()) {
            return Optional.of(new Difference("status " + one.status(), "status " + other.status()));
        }
        return between(headers(one), headers(other), Canonical::header)
                .or(() -> between(lines(one), lines(other), Canonical::withoutRandom));
    }

    record Difference(String here, String there) {}

    private static Optional<Difference> between(
            List<String> some, List<String> others, UnaryOperator<String> withoutRandom) {
        for (var line = 0; line < Math.max(some.size(), others.size()); line++) {
            var here = line < some.size() ? some.get(line) : NO_MORE;
            var there = line < others.size() ? others.get(line) : NO_MORE;
            // Most lines have nothing random, and to look for it takes longer than the answer took.
            if (!here.equals(there) && !withoutRandom.apply(here).equals(withoutRandom.apply(there))) {
                return Optional.of(new Difference(withoutRandom.apply(here), withoutRandom.apply(there)));
            }
        }
        return Optional.empty();
    }

    /** The length is left out where it is the body's, which follows; to a HEAD, it is all that one learns of the body. */
    private static List<String> headers(Answer answer) {
        var length = "content-length: " + answer.body().getBytes(UTF_8).length;
        return answer.headers().stream()
                .filter(header -> !header.equalsIgnoreCase(length))
                .toList();
    }

    private static List<String> lines(Answer answer) {
        return Arrays.asList(answer.body().split("\n", -1));
    }

    /** Its name is never random, however long. */
    private static String header(String header) {
        var value = header.indexOf(':');
        return header.startsWith("Date:")
                ? "Date"
                : header.substring(0, value)
                        + withoutRandom(EXPIRES.matcher(header.substring(value)).replaceAll("; Expires"));
    }

    private static String withoutRandom(String text) {
        var rest = text;
        for (var pattern : RANDOM) {
            rest = pattern.matcher(rest).replaceAll(found -> length(found.group()));
        }
        for (var pattern : RANDOM_OF_ANY_LENGTH) {
            rest = pattern.matcher(rest).replaceAll("(random)");
        }
        return withoutSecrets(rest);
    }

    /** As a pattern, this took half of the time of all tests. */
    private static String withoutSecrets(String text) {
        var rest = new StringBuilder();
        for (var at = 0; at < text.length(); ) {
            var end = at;
            while (end < text.length() && ofSecrets(text.charAt(end))) {
                end++;
            }
            var word = text.substring(at, end);
            rest.append(secret(word) ? length(word) : word);
            if (end < text.length()) {
                rest.append(text.charAt(end));
            }
            at = end + 1;
        }
        return rest.toString();
    }

    /** Our own names of that length have no digit and no capital. */
    private static boolean secret(String word) {
        return word.length() >= SHORTEST_SECRET && word.chars().anyMatch(letter -> digitOrCapital((char) letter));
    }

    private static boolean ofSecrets(char letter) {
        return digitOrCapital(letter) || (letter >= 'a' && letter <= 'z') || letter == '_' || letter == '-';
    }

    private static boolean digitOrCapital(char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z');
    }

    private static String length(String random) {
        return "(" + random.length() + " random)";
    }
}
