package genkan.oracle;

import genkan.oracle.Wire.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An answer without what chance put into it: each random text is replaced by its length. Everything else is compared as
 * it came, the length of the body included, and so are times of ours, since the clocks of both worlds show the same.
 */
final class Canonical {

    /** Follows from Max-Age beside it and the machine's clock. */
    private static final Pattern EXPIRES = Pattern.compile("; Expires=[^;]+");

    private static final Pattern NONCE = Pattern.compile("nonce-[^']+|nonce=\"[^\"]+\"");
    private static final Pattern TRACE = Pattern.compile("\\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\\b");
    private static final Pattern USER_CODE =
            Pattern.compile("\\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\\b");

    private static final Pattern TOKEN_NAME = Pattern.compile("\"jti\":\"[^\"]*\"");

    /** 128 bits and more, as base64url or hexadecimal; our own names of that length have no digit and no capital. */
    private static final Pattern SECRET = Pattern.compile("(?=[a-z_-]*[0-9A-Z])[A-Za-z0-9_-]{22,}");

    private static final List<Pattern> RANDOM = List.of(NONCE, TRACE, USER_CODE, TOKEN_NAME, SECRET);

    private Canonical() {}

    static String of(Answer answer) {
        var headers = answer.headers().stream().map(Canonical::header).sorted().toList();
        return answer.status() + "\n" + String.join("\n", headers) + "\n\n" + withoutRandom(answer.body());
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
            rest = pattern.matcher(rest).replaceAll(Canonical::length);
        }
        return rest;
    }

    private static String length(MatchResult random) {
        return "(" + random.group().length() + " random)";
    }
}
