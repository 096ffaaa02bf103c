package timing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import options.Words;
import options.Words.Misread;

/**
 * What was asked for.
 *
 * @param count how often each kind of User ID is named at each end point
 * @param underLoad beside so many other sign-ins that hashing takes most of the machine
 * @param only at this end point alone
 * @param document where the figures go, beside the console
 * @param command what starts a Genkan
 */
record Options(int count, boolean underLoad, Optional<EndPoint> only, Optional<Path> document, List<String> command) {

    static final String USAGE = """
            Usage: ./genkan timing [--quick] [-n N] [--under-load] [--only END-POINT] [--document FILE]

              --quick        600 of each: shows what anybody would notice, in a good minute
              -n N           name each kind of User ID so often at each end point    20000
              --under-load   while strangers' sign-ins take 80 % of the hashing
              --only E       at one end point alone, such as recovery-with-a-code
              --document F   writes the figures into its part of that page, too
            """;

    private static final int FULL = 20_000;
    private static final int QUICK = 600;

    static Options of(String[] words) {
        var all = Arrays.asList(words);
        var command = all.indexOf("--");
        var read = new Words(all.subList(0, command));
        var count = FULL;
        var underLoad = false;
        var only = Optional.<EndPoint>empty();
        var document = Optional.<Path>empty();
        while (read.more()) {
            switch (read.option()) {
                case "--quick" -> count = QUICK;
                case "-n" -> count = read.number(10, 9_999_999);
                case "--under-load" -> underLoad = true;
                case "--only" -> only = Optional.of(endPoint(read.value()));
                case "--document" -> document = Optional.of(Path.of(read.value()));
                default -> throw read.unknown();
            }
        }
        if (only.isPresent() && document.isPresent()) {
            throw new Misread("The page has the figures of all end points");
        }
        return new Options(count, underLoad, only, document, all.subList(command + 1, all.size()));
    }

    private static EndPoint endPoint(String name) {
        return Arrays.stream(EndPoint.values())
                .filter(endPoint -> endPoint.title().replace(' ', '-').equals(name))
                .findFirst()
                .orElseThrow(() -> new Misread("There is no end point \"" + name + "\""));
    }
}
