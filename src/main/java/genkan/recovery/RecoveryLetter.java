package genkan.recovery;

import genkan.credential.RecoveryCode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A letter with a code, in words. No member has chosen a language for letters, so each is in both, Japanese first.
 *
 * @param code what it is for; it stands in each passage
 */
public record RecoveryLetter(RecoveryCode code, List<Passage> passages) {

    private static final String BETWEEN = "\n" + "-".repeat(72) + "\n\n";

    /**
     * The letter in one language. The User ID is in none: whoever opens somebody else's letter has the code alone.
     *
     * @param from the provider
     * @param on the day it was written
     * @param how step by step
     * @param notes what else there is to say about the code
     */
    public record Passage(
            Locale locale,
            String from,
            String on,
            String to,
            String title,
            String lead,
            Fact code,
            List<Fact> facts,
            List<String> how,
            List<String> notes) {

        @Override
        public String toString() {
            return "Passage[" + locale + "]";
        }
    }

    /** A value and what it is called. */
    public record Fact(String name, String value) {}

    /** For a printer that knows text alone. */
    String plain() {
        return passages.stream().map(RecoveryLetter::plain).collect(Collectors.joining(BETWEEN));
    }

    private static String plain(Passage passage) {
        var steps = IntStream.range(0, passage.how().size())
                .mapToObj(step -> "%d. %s\n".formatted(step + 1, passage.how().get(step)))
                .collect(Collectors.joining());
        var facts = passage.facts().stream().map(RecoveryLetter::plain).collect(Collectors.joining());
        return """
                %s
                %s

                %s

                %s

                %s

                %s%s
                %s
                %s
                """.formatted(
                        passage.from(),
                        passage.on(),
                        passage.to(),
                        passage.title(),
                        passage.lead(),
                        plain(passage.code()),
                        facts,
                        steps,
                        String.join("\n", passage.notes()));
    }

    private static String plain(Fact fact) {
        return "    %s: %s\n".formatted(fact.name(), fact.value());
    }
}
