package genkan.notice;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A notice in words: what its plain and its HTML form are both made from.
 *
 * @param passages the same in each language, the members' first
 */
public record Mail(String subject, List<Passage> passages) {

    /**
     * One language's part.
     *
     * @param code to be typed into a page; null in most
     * @param facts when it happened and where
     * @param notMe what to do when it was somebody else; null where there is nothing to undo
     */
    public record Passage(
            Locale locale,
            String greeting,
            String text,
            @Nullable String code,
            List<Fact> facts,
            @Nullable NotMe notMe,
            List<String> end) {}

    /** A line such as "Browser: Chrome (Windows)". */
    public record Fact(String name, String value) {}

    /**
     * The way out.
     *
     * @param lead what the link does
     * @param label what the link says
     */
    public record NotMe(String lead, String label, String url) {}

    /** For whoever reads mail without HTML. */
    String plain() {
        var plain = new StringBuilder();
        for (var passage : passages) {
            plain.append(plain.isEmpty() ? "" : "\n----------------------------------------\n\n");
            plain.append(passage.greeting())
                    .append("\n\n")
                    .append(passage.text())
                    .append("\n\n");
            if (passage.code() != null) {
                plain.append("    ").append(passage.code()).append("\n\n");
            }
            passage.facts()
                    .forEach(fact -> plain.append(fact.name())
                            .append(": ")
                            .append(fact.value())
                            .append('\n'));
            plain.append(passage.facts().isEmpty() ? "" : "\n");
            var notMe = passage.notMe();
            if (notMe != null) {
                plain.append(notMe.lead()).append('\n').append(notMe.url()).append("\n\n");
            }
            passage.end().forEach(line -> plain.append(line).append('\n'));
        }
        return plain.toString();
    }
}
