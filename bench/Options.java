package bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import options.Words;
import options.Words.Misread;

/**
 * What was asked for.
 *
 * @param quick only to show that it runs
 * @param warmUp how long each operation runs before it is measured
 * @param measure how long it is measured
 * @param connections how many visitors there are at a time
 * @param pin the server on one core, the load on another
 * @param jsonOnly no table
 * @param command what starts a Genkan
 */
record Options(
        Subject subject,
        boolean quick,
        List<Profile> profiles,
        Duration warmUp,
        Duration measure,
        int connections,
        boolean pin,
        boolean jsonOnly,
        List<String> command) {

    /** What is measured. */
    enum Subject {
        OPERATIONS,
        FLOOD,
        CALLS,
        RESCUE,
        PAGES
    }

    static final String USAGE = """
            Usage: ./genkan bench [--quick] [--seconds N] [--warm-up N] [--connections N]
                                  [--profile product|peers|both] [--pin] [--json-only]
                   ./genkan bench --flood [--quick] [--seconds N] [--warm-up N] [--json-only]
                   ./genkan bench --calls [--quick] [--seconds N] [--warm-up N] [--pin] [--json-only]
                   ./genkan bench --rescue [--quick] [--json-only]
                   ./genkan bench --pages [--quick] [--json-only]

              --quick          2 seconds for each operation after a warm-up of 1: shows that it runs, not how fast
              --seconds N      measure each operation for so long                          10
              --warm-up N      and run it for so long before                               10
              --connections N  visitors at a time                                          8
              --profile P      product: Argon2id of 19 MiB in 2 passes, as Genkan comes
                               peers: 7 MiB in 5 passes, for which the budgets are         both
              --pin            Genkan and its database on one core, the load on another
              --json-only      only the last line
              --flood          members while 500 wrong passwords a second come in, for     60 seconds
              --calls          telephone calls over SIP
              --rescue         members who get back in by a telephone call
              --pages          pages that wait for a call
            """;

    static Options of(String[] words) {
        var all = Arrays.asList(words);
        var command = all.indexOf("--");
        var read = new Reading(new Words(all.subList(0, command)));
        return read.options(all.subList(command + 1, all.size()));
    }

    private static final class Reading {

        private final Words words;

        private List<Profile> profiles = List.of(Profile.values());
        private Duration warmUp = Duration.ofSeconds(10);
        private Optional<Duration> measure = Optional.empty();
        private Subject subject = Subject.OPERATIONS;
        private boolean quick;
        private int connections = 8;
        private boolean pin;
        private boolean jsonOnly;

        Reading(Words words) {
            this.words = words;
        }

        Options options(List<String> command) {
            while (words.more()) {
                read();
            }
            var seconds = measure.orElseGet(() -> Duration.ofSeconds(subject == Subject.FLOOD ? 60 : 10));
            return new Options(subject, quick, profiles, warmUp, seconds, connections, pin, jsonOnly, command);
        }

        private void read() {
            switch (words.option()) {
                case "--quick" -> {
                    quick = true;
                    warmUp = Duration.ofSeconds(1);
                    measure = Optional.of(Duration.ofSeconds(2));
                }
                case "--seconds" -> measure = Optional.of(Duration.ofSeconds(number()));
                case "--warm-up" -> warmUp = Duration.ofSeconds(number());
                case "--connections" -> connections = number();
                case "--profile" -> profiles = profiles(words.value());
                case "--flood" -> subject = Subject.FLOOD;
                case "--calls" -> subject = Subject.CALLS;
                case "--rescue" -> subject = Subject.RESCUE;
                case "--pages" -> subject = Subject.PAGES;
                case "--pin" -> pin = true;
                case "--json-only" -> jsonOnly = true;
                default -> throw words.unknown();
            }
        }

        private int number() {
            return words.number(1, 9_999);
        }

        private static List<Profile> profiles(String name) {
            if (name.equals("both")) {
                return List.of(Profile.values());
            }
            return Arrays.stream(Profile.values())
                    .filter(profile -> profile.key().equals(name))
                    .findFirst()
                    .map(List::of)
                    .orElseThrow(() -> new Misread("There is no profile \"" + name + "\""));
        }
    }
}
