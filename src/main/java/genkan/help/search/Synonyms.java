package genkan.help.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** Members' everyday words, and what the articles say for them: {@code help/synonyms-<language>.txt}. */
final class Synonyms {

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Tongue tongue;
    private final List<Line> lines;

    /**
     * One line of the file.
     *
     * @param theirs what members say, folded
     * @param ours what is looked for besides
     */
    private record Line(List<String> theirs, String ours) {}

    private Synonyms(Tongue tongue, List<Line> lines) {
        this.tongue = tongue;
        this.lines = lines;
    }

    static Synonyms of(Locale locale, Tongue tongue) {
        try {
            var file = new ClassPathResource("help/synonyms-" + locale.getLanguage() + ".txt");
            var lines = file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line(line, tongue))
                    .toList();
            return new Synonyms(tongue, lines);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What the articles say for words in the text; empty if they say the same. */
    List<String> in(String plain) {
        var said = folded(plain, tongue);
        return lines.stream()
                .filter(line -> line.theirs().stream().anyMatch(said::contains))
                .map(Line::ours)
                .distinct()
                .toList();
    }

    private static Line line(String written, Tongue tongue) {
        var sides = written.split("=", 2);
        var theirs = Arrays.stream(sides[0].split(",", -1))
                .map(words -> folded(words, tongue))
                .toList();
        return new Line(theirs, sides[1].strip());
    }

    /** By sound where a language has one; else by letters, with a space at both ends of a word. */
    private static String folded(String words, Tongue tongue) {
        var sound = tongue.sound(words);
        return sound.isEmpty()
                ? " "
                        + NO_LETTER
                                .matcher(words.replaceAll("['’]", ""))
                                .replaceAll(" ")
                                .strip() + " "
                : sound.replace(" ", "");
    }
}
