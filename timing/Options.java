package timing;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for.
 *
 * @param count how often each kind of User ID is named at each end point
 * @param underLoad beside so many other sign-ins that hashing takes most of the machine
 * @param command what starts a Genkan
 */
record Options(int count, boolean underLoad, List<String> command) {

    static final String USAGE = """
            Usage: ./genkan timing [--quick] [-n N] [--under-load]

              --quick        600 of each: shows what anybody would notice, in a good minute
              -n N           name each kind of User ID so often at each end point    20000
              --under-load   while strangers' sign-ins take 80 % of the hashing
            """;

    private static final int FULL = 20_000;
    private static final int QUICK = 600;

    /** What cannot be understood, in a sentence. */
    static final class Misread extends RuntimeException {

        private static final long serialVersionUID = 1;

        Misread(String sentence) {
            super(sentence);
        }
    }

    static Options of(String[] words) {
        var all = Arrays.asList(words);
        var command = all.indexOf("--");
        var count = FULL;
        var underLoad = false;
        for (var options = all.subList(0, command).iterator(); options.hasNext(); ) {
            switch (options.next()) {
                case "--quick" -> count = QUICK;
                case "-n" -> count = number(options);
                case "--under-load" -> underLoad = true;
                case String other -> throw new Misread("There is no option \"" + other + "\"");
            }
        }
        return new Options(count, underLoad, all.subList(command + 1, all.size()));
    }

    private static int number(Iterator<String> words) {
        var value = words.hasNext() ? words.next() : "";
        if (!value.matches("[1-9][0-9]{1,6}")) {
            throw new Misread("-n needs a number from 10 to 9999999");
        }
        return Integer.parseInt(value);
    }
}
