package simulate;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Slips in typing a password; fewer than members make, as only their being recognised matters here. */
public final class Slips {

    private static final int KINDS = 12;

    private Slips() {}

    static String of(String password, SplittableRandom random) {
        return slip(password, random.nextInt(KINDS));
    }

    /** All of them. */
    public static Stream<String> of(String password) {
        return IntStream.range(0, KINDS).mapToObj(kind -> slip(password, kind));
    }

    private static String slip(String password, int kind) {
        return password + "qwertzuiopas".charAt(kind);
    }
}
