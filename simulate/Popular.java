package simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import genkan.secret.PopularPasswords;
import java.util.List;
import java.util.stream.IntStream;

/** Some thousand popular passwords: the filter cannot be read, but tells which numbers of six digits are in it. */
final class Popular {

    static final List<String> PASSWORDS = IntStream.range(0, 1_000_000)
            .mapToObj("%06d"::formatted)
            .filter(number -> PopularPasswords.shipped().contains(number.getBytes(UTF_8)))
            .toList();

    private Popular() {}

    static String number(long count) {
        return PASSWORDS.get((int) (count % PASSWORDS.size()));
    }
}
