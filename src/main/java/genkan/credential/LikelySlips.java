package genkan.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What members type who mean a password: one slip away from it. */
final class LikelySlips {

    private static final List<String> KEYBOARD = List.of("1234567890-", "qwertyuiop@", "asdfghjkl;:", "zxcvbnm,./");

    private LikelySlips() {}

    /** Some twelve for each character of the password, the most usual first. */
    static Stream<Password> of(Password password) {
        var meant = new String(password.utf8(), UTF_8);
        return Stream.of(
                        Stream.of(
                                TypedPassword.repaired(meant, TypingSlip.CAPS_LOCK_LIKELY),
                                meant + " ",
                                " " + meant,
                                meant + meant),
                        places(meant).mapToObj(at -> replaced(meant, at, "")),
                        places(meant)
                                .mapToObj(at -> replaced(
                                        meant, at, meant.substring(at, at + 1).repeat(2))),
                        places(meant).mapToObj(at -> replaced(meant, at, otherCase(meant.charAt(at)))),
                        places(meant).skip(1).mapToObj(at -> swapped(meant, at)),
                        places(meant)
                                .boxed()
                                .flatMap(at -> neighbours(meant.charAt(at)).map(key -> replaced(meant, at, key))))
                .flatMap(slips -> slips)
                .map(Password::of)
                // Two texts may be one password: composed and not, or with half a character in them.
                .filter(slip -> slip.length() > 0 && !slip.tooLong() && !slip.sameAs(password));
    }

    private static IntStream places(String text) {
        return IntStream.range(0, text.length());
    }

    private static String replaced(String text, int at, String by) {
        return text.substring(0, at) + by + text.substring(at + 1);
    }

    private static String swapped(String text, int at) {
        return text.substring(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.substring(at + 1);
    }

    private static String otherCase(char letter) {
        return TypedPassword.repaired(String.valueOf(letter), TypingSlip.CAPS_LOCK_LIKELY);
    }

    /** The keys beside it in its row. */
    private static Stream<String> neighbours(char letter) {
        var small = Character.toLowerCase(letter);
        return KEYBOARD.stream()
                .filter(row -> row.indexOf(small) >= 0)
                .flatMap(row -> Stream.of(row.indexOf(small) - 1, row.indexOf(small) + 1)
                        .filter(at -> at >= 0 && at < row.length())
                        .map(row::charAt))
                .map(key -> String.valueOf(small == letter ? key : Character.toUpperCase(key)));
    }
}
