package genkan.help.search;

import genkan.reason.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the codes that a member copied off a page: {@code SS503}, {@code ｓｓ503}, {@code code 500}, {@code MP500-C}. */
final class TypedCodes {

    private static final Pattern WRITTEN = Pattern.compile("(?<![a-z0-9])(?:code|error)?(?<surface>[a-z]{2})?[ -]?"
            + "(?<number>[45]\\d\\d)(?:[ -]?(?<cause>[a-z]))?(?![a-z0-9])");
    private static final Pattern DASH = Pattern.compile("(?<=[a-z0-9])[\\p{Pd}−─━ー](?=[a-z0-9])");

    /** A number alone is a code only where it is spoken of as one; 500 yen are none. */
    private static final Pattern SPOKEN_OF = Pattern.compile("code|error|コード|エラー|番号|表示|画面|出(?:る|た|て|ます)");

    private TypedCodes() {}

    static List<Code> in(Typed typed) {
        var plain = DASH.matcher(typed.plain()).replaceAll("-");
        return WRITTEN.matcher(plain)
                .results()
                .flatMap(written -> meant(written, plain))
                .distinct()
                .toList();
    }

    private static Stream<Code> meant(MatchResult written, String plain) {
        var surface = upper(written.group("surface"));
        var number = written.group("number");
        var exact = exact(surface + number, upper(written.group("cause")));
        if (exact.isPresent()) {
            return exact.stream();
        }
        if (surface.isEmpty()) {
            return spokenOf(number, plain) ? withNumber(number).stream() : Stream.empty();
        }
        return Arrays.stream(Code.values())
                .filter(code -> code.code().startsWith(surface + number + "-")
                        || (code.ofService() && code.code().startsWith(number)));
    }

    private static Optional<Code> exact(String code, String cause) {
        return Stream.of(code + "-" + cause, code)
                .flatMap(shown -> Code.read(shown).stream())
                .findFirst();
    }

    private static boolean spokenOf(String number, String plain) {
        return plain.strip().equals(number) || SPOKEN_OF.matcher(plain).find();
    }

    /** Those of the services first: it is they that say no more than "code 500". */
    private static List<Code> withNumber(String number) {
        var codes = new ArrayList<Code>();
        Arrays.stream(Code.values())
                .filter(code -> code.ofService() && code.code().startsWith(number))
                .forEach(codes::add);
        Arrays.stream(Code.values())
                .filter(code -> !code.ofService() && code.code().contains(number))
                .forEach(codes::add);
        return codes;
    }

    private static String upper(@Nullable String letters) {
        return letters == null ? "" : letters.toUpperCase(Locale.ROOT);
    }
}
