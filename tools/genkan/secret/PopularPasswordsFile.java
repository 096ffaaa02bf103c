package genkan.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes the filter of {@link PopularPasswords} out of lists of passwords, the most popular first.
 *
 * <p>Of each list it takes the first 100,000, and of the rest those that are long enough for a new password: few of the
 * first are, so that without them the rule about new passwords would forbid next to nothing.
 */
final class PopularPasswordsFile {

    private static final int FIRST = 100_000;
    private static final int LENGTH_OF_A_NEW_ONE = 15;
    private static final int MOST_CHARACTERS = 256;

    private PopularPasswordsFile() {}

    /** The lists, and as the last word where the filter goes. */
    public static void main(String[] words) throws IOException {
        var files = List.of(words);
        var passwords = new LinkedHashSet<String>();
        for (var list : files.subList(0, files.size() - 1)) {
            take(Files.readAllLines(Path.of(list)), passwords);
        }

        var filter = PopularPasswords.of(passwords);
        Files.write(Path.of(files.getLast()), filter.bits());
        System.out.printf(
                Locale.ROOT,
                "%,d passwords, %,d of them of %d characters or more, in %,d bytes; %.4f %% of others are taken for one%n",
                passwords.size(),
                passwords.stream().filter(PopularPasswordsFile::isLong).count(),
                LENGTH_OF_A_NEW_ONE,
                filter.bits().length,
                100 * wronglyFound(filter, passwords));
    }

    private static void take(List<String> lines, Set<String> passwords) {
        for (int rank = 0; rank < lines.size(); rank++) {
            var line = lines.get(rank);
            if (!line.isBlank() && line.length() <= MOST_CHARACTERS && (rank < FIRST || isLong(line))) {
                passwords.add(line.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static boolean isLong(String password) {
        return password.codePointCount(0, password.length()) >= LENGTH_OF_A_NEW_ONE;
    }

    private static double wronglyFound(PopularPasswords filter, Set<String> passwords) {
        int others = 1_000_000;
        var found = IntStream.range(0, others)
                .mapToObj(number -> "nobody's password no. " + number)
                .filter(other -> !passwords.contains(other) && filter.contains(other.getBytes(UTF_8)))
                .count();
        return found / (double) others;
    }
}
