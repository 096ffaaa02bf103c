package simulate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param quick only the gate, and smaller
 * @param cost only what the gate costs
 * @param chart where the chart goes
 * @param document where the page of the documentation goes
 */
record Options(
        boolean quick,
        boolean cost,
        boolean jsonOnly,
        long seed,
        int members,
        Optional<Path> chart,
        Optional<Path> document) {

    static final String USAGE = """
            Usage: ./genkan simulate [--quick] [--members N] [--seed N] [--chart FILE] [--document FILE]
                                     [--json-only]
                   ./genkan simulate --cost

              --quick          only the gate, in a smaller town
              --members N      who live in the town; one in forty of them is attacked  5000
              --seed N         another seed, another town                              1
              --chart FILE     writes the chart there (SVG)
              --document FILE  writes the page of the documentation there (Markdown)
              --json-only      only the last line
              --cost           how long the gate takes for an attempt on this machine
            """;

    private static final int FEWEST_MEMBERS = 500;
    private static final int QUICK_MEMBERS = 2_000;

    /** What cannot be understood, in a sentence. */
    static final class Misread extends RuntimeException {

        private static final long serialVersionUID = 1;

        Misread(String sentence) {
            super(sentence);
        }
    }

    static Options of(String[] words) {
        return new Words(Arrays.asList(words).iterator()).options();
    }

    Size size() {
        var week = Duration.ofDays(7);
        return quick
                ? new Size(QUICK_MEMBERS, QUICK_MEMBERS / 100, Duration.ofDays(10), week)
                : new Size(members, members / 40, Duration.ofDays(30), week);
    }

    int trials() {
        return quick ? 500 : 10_000;
    }

    int invented() {
        return quick ? 300_000 : 10_000_000;
    }

    private static final class Words {

        private final Iterator<String> words;

        private boolean quick;
        private boolean cost;
        private boolean jsonOnly;
        private int seed = 1;
        private int members = 5_000;
        private Optional<Path> chart = Optional.empty();
        private Optional<Path> document = Optional.empty();

        Words(Iterator<String> words) {
            this.words = words;
        }

        Options options() {
            while (words.hasNext()) {
                read(words.next());
            }
            if (members < FEWEST_MEMBERS) {
                throw new Misread("A town has %d members or more".formatted(FEWEST_MEMBERS));
            }
            return new Options(quick, cost, jsonOnly, seed, members, chart, document);
        }

        private void read(String option) {
            switch (option) {
                case "--quick" -> quick = true;
                case "--cost" -> cost = true;
                case "--json-only" -> jsonOnly = true;
                case "--seed" -> seed = number(option);
                case "--members" -> members = number(option);
                case "--chart" -> chart = Optional.of(Path.of(value(option)));
                case "--document" -> document = Optional.of(Path.of(value(option)));
                default -> throw new Misread("There is no option \"" + option + "\"");
            }
        }

        private String value(String option) {
            if (!words.hasNext()) {
                throw new Misread(option + " needs a value");
            }
            return words.next();
        }

        private int number(String option) {
            var value = value(option);
            if (!value.matches("[0-9]{1,6}")) {
                throw new Misread(option + " needs a number of at most six digits");
            }
            return Integer.parseInt(value);
        }
    }
}
