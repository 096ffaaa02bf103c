package simulate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import options.Words;

/**
 * What was asked for.
 *
 * @param quick only the gate, and smaller
 * @param chart where the chart goes
 * @param document where the page of the documentation goes
 */
record Options(
        boolean quick,
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

    static Options of(String[] words) {
        return new Reading(new Words(Arrays.asList(words))).options();
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

    private static final class Reading {

        private final Words words;

        private boolean quick;
        private boolean jsonOnly;
        private int seed = 1;
        private int members = 5_000;
        private Optional<Path> chart = Optional.empty();
        private Optional<Path> document = Optional.empty();

        Reading(Words words) {
            this.words = words;
        }

        Options options() {
            while (words.more()) {
                read();
            }
            return new Options(quick, jsonOnly, seed, members, chart, document);
        }

        private void read() {
            switch (words.option()) {
                case "--quick" -> quick = true;
                case "--json-only" -> jsonOnly = true;
                case "--seed" -> seed = words.number(0, 999_999);
                case "--members" -> members = words.number(FEWEST_MEMBERS, 999_999);
                case "--chart" -> chart = Optional.of(Path.of(words.value()));
                case "--document" -> document = Optional.of(Path.of(words.value()));
                default -> throw words.unknown();
            }
        }
    }
}
