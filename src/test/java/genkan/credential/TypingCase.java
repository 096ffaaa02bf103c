package genkan.credential;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code typing-cases.tsv}, which Java and the page must answer alike.
 *
 * @param line as it stands in the file, to find it again
 * @param slips names divided by commas, or "-"
 */
public record TypingCase(String line, String text, String slips, String repaired) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    public static List<TypingCase> all() throws IOException {
        try (InputStream file = TypingCase.class.getResourceAsStream("/typing-cases.tsv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(TypingCase::read)
                    .toList();
        }
    }

    private static TypingCase read(String line) {
        var columns = line.split("\t", -1);
        return new TypingCase(line, text(columns[0]), columns[1], text(columns[2]));
    }

    private static String text(String written) {
        if (written.equals("\"\"")) {
            return "";
        }
        return ESCAPE.matcher(written)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))));
    }

    @Override
    public String toString() {
        return line;
    }
}
